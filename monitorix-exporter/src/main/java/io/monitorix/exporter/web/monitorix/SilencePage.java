package io.monitorix.exporter.web.monitorix;

import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.ack.Acknowledgement;
import io.monitorix.alerts.routing.ack.NothingToAcknowledgeException;
import io.monitorix.alerts.routing.link.LinkRefusedException;
import io.monitorix.alerts.routing.link.SilenceLink;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceState;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.lease.LeadershipLostException;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.routing.RoutingNotReadyException;
import io.monitorix.exporter.routing.SignedLinks;
import io.monitorix.exporter.web.Form;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a signed link: shows what it is about, and does it once somebody confirms. What is
 * only fetched changes nothing, as programs that look through mail follow links.
 */
final class SilencePage {

  private static final Logger log = LoggerFactory.getLogger(SilencePage.class);
  private static final String TEXTS = "io.monitorix.exporter.web.monitorix.silence";
  private static final String HTML = "text/html; charset=utf-8";
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_COMMENT = 1000;

  private final RoutingKeeper keeper;
  private final SignedLinks links;
  private final Supplier<RoutingSettings> settings;
  private final InstantSource clock;

  SilencePage(
      RoutingKeeper keeper,
      SignedLinks links,
      Supplier<RoutingSettings> settings,
      InstantSource clock) {
    this.keeper = keeper;
    this.links = links;
    this.settings = settings;
    this.clock = clock;
  }

  /** Shows it. */
  void show(Request request) throws IOException {
    with(request, (link, html) -> html.form(view(link), ""));
  }

  /** Does what was chosen. */
  void confirm(Request request) throws IOException {
    // What somebody without a good link sends is not even read.
    with(request, (link, html) -> confirmed(request, link, html));
  }

  /** What answers a link that is good. */
  @FunctionalInterface
  private interface Answer {
    SilenceHtml.Page to(SilenceLink link, SilenceHtml html) throws IOException;
  }

  private void with(Request request, Answer answer) throws IOException {
    TextBundle texts = TextBundle.read(TEXTS, request.language(settings.get().locale()));
    SilenceHtml html = new SilenceHtml(texts, settings.get().acknowledgement());
    request.set("Cache-Control", "no-store");
    SilenceHtml.Page page;
    try {
      // Before links are looked at: only who routes has the key of those that are out.
      AlertRouting unused = keeper.routing();
      // The link stands in the URL alone: what a form posts besides cannot take its place.
      var query = request.parameters();
      SilenceLink link =
          links.check(
              query.getOrDefault("filter", ""),
              query.getOrDefault("expires", ""),
              query.getOrDefault("signature", ""));
      page = answer.to(link, html);
    } catch (LinkRefusedException e) {
      page =
          e.reason() == LinkRefusedException.Reason.EXPIRED
              ? html.message(410, texts.say("expired"))
              : html.message(403, texts.say("refused"));
    } catch (RoutingNotReadyException | DatabaseException | LeadershipLostException e) {
      request.set("Retry-After", "5");
      // Whoever has a link need not know of databases and other servers.
      log.warn("a link could not be followed: reason={}", e.getMessage());
      page = html.message(503, texts.say("unavailable"));
    }
    request.answer(page.status(), HTML, page.html());
  }

  private SilenceHtml.View view(SilenceLink link) {
    AlertRouting routing = keeper.routing();
    return new SilenceHtml.View(
        link, routing.acknowledgements().firing(link.matchers()), active(routing, link));
  }

  private static List<Silence> active(AlertRouting routing, SilenceLink link) {
    return routing.silences().find(EnumSet.of(SilenceState.ACTIVE), List.of()).stream()
        .filter(silence -> silence.matchers().equals(link.matchers()))
        .toList();
  }

  private SilenceHtml.Page confirmed(Request request, SilenceLink link, SilenceHtml html)
      throws IOException {
    Form form = request.form();
    String name = shortened(form.first("name").strip(), LONGEST_NAME);
    String comment = shortened(form.first("comment").strip(), LONGEST_COMMENT);
    Optional<Choice> choice = Choice.of(form.first("choice"));
    if (name.isEmpty()) {
      return html.form(view(link), html.text("name.missing"));
    }
    if (choice.isEmpty()) {
      return html.form(view(link), html.text("choice.missing"));
    }
    AlertRouting routing = keeper.routing();
    Silence silence;
    try {
      silence =
          choice.get() == Choice.ACKNOWLEDGE
              ? routing
                  .acknowledgements()
                  .acknowledge(
                      link.matchers(),
                      new Acknowledgement(name, comment, settings.get().acknowledgement()))
              : silence(routing, link, name, comment, choice.get().lasting());
    } catch (NothingToAcknowledgeException e) {
      return html.form(view(link), html.text("firing.none"));
    }
    log.info("silenced by a link: id={} matchers={}", silence.id(), silence.matchers());
    request.changed(
        "silence.by_link",
        silence.id(),
        "",
        Answers.json(
            out -> {
              out.beginObject().name("matchers").value(silence.matchers().toString());
              out.name("createdBy").value(name).name("comment").value(comment);
              out.name("endsAt").value(Answers.time(silence.endsAt())).endObject();
            }));
    return html.done(silence);
  }

  /** One of before with the same matchers is changed: who confirms twice has one silence. */
  private Silence silence(
      AlertRouting routing, SilenceLink link, String name, String comment, Duration lasting) {
    Instant now = clock.instant();
    Optional<Silence> before =
        active(routing, link).stream()
            .filter(silence -> silence.acknowledges().isEmpty())
            .findFirst();
    return routing
        .silences()
        .set(
            Silence.draft(
                    link.matchers(),
                    before.map(Silence::startsAt).orElse(now),
                    now.plus(lasting),
                    name,
                    comment)
                .withId(before.map(Silence::id).orElse("")));
  }

  private static String shortened(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
