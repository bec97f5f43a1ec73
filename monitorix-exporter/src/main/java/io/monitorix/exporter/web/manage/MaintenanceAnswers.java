package io.monitorix.exporter.web.manage;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceState;
import io.monitorix.exporter.inventory.Cluster;
import io.monitorix.exporter.inventory.Guest;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code maintenance}: work that is planned, by the configuration or here. */
final class MaintenanceAnswers {

  private static final String PATH = Endpoints.BASE + "/maintenance";
  private static final String ONE = PATH + "/{" + SilenceChanges.ID + "}";
  private static final String CLUSTER = "cluster";
  private static final String NODE = "node";
  private static final String GUEST = "guest";
  private static final String TAG = "tag";
  private static final int LONGEST_NAME = 255;

  private final AlertContext context;
  private final SilenceChanges changes;

  MaintenanceAnswers(AlertContext context) {
    this.context = context;
    this.changes = new SilenceChanges(context);
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .get(PATH, this::list)
        .change(Method.POST, PATH, this::begin)
        .get(ONE, this::one)
        .change(Method.DELETE, ONE, this::end);
  }

  private void list(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    Instant now = context.clock().instant();
    Paging.send(
        request,
        paging.of(
            context
                .keeper()
                .shown()
                .silences()
                .find(EnumSet.of(SilenceState.ACTIVE, SilenceState.PENDING), List.of())
                .stream()
                .filter(silence -> SilenceChanges.shows(request, silence))
                .map(ShownSilence::new)
                .filter(shown -> shown.kind() == ShownSilence.Kind.MAINTENANCE),
            SilenceAnswers::key),
        (out, shown) -> shown.write(out, now));
  }

  private void one(Request request) throws IOException {
    Parameters.of(request);
    changes.send(
        request, 200, maintenance(changes.found(request, context.keeper().shown().silences())));
  }

  private static ShownSilence maintenance(ShownSilence shown) {
    if (shown.kind() != ShownSilence.Kind.MAINTENANCE) {
      throw ProblemException.notFound(shown.silence().id() + " is no maintenance");
    }
    return shown;
  }

  private void begin(Request request) throws IOException {
    Parameters.of(request);
    Fields fields =
        Fields.of(
            request,
            CLUSTER,
            NODE,
            GUEST,
            TAG,
            SilenceChanges.STARTS_AT,
            SilenceChanges.ENDS_AT,
            SilenceChanges.DURATION,
            SilenceChanges.COMMENT);
    String name = fields.needed(CLUSTER, LONGEST_NAME);
    Optional<String> node = fields.text(NODE, LONGEST_NAME);
    Optional<String> guest = fields.text(GUEST, LONGEST_NAME);
    Optional<String> tag = fields.text(TAG, LONGEST_NAME);
    if (List.of(node, guest, tag).stream().filter(Optional::isPresent).count() > 1) {
      fields.problem(NODE, "expected at most one of node, guest and tag");
    }
    SilenceChanges.Span span = changes.span(fields);
    String comment = fields.needed(SilenceChanges.COMMENT, SilenceChanges.LONGEST_COMMENT);
    fields.check();
    Cluster cluster =
        context
            .inventory()
            .cluster(name, request.visibility())
            .orElseThrow(() -> Parameters.wrong(CLUSTER, "there is no cluster " + name));
    Matchers matchers = new Matchers(List.of(LabelMatcher.equal(CLUSTER, name)));
    if (node.isPresent()) {
      matchers = matchers.and(ofNode(cluster, node.get()));
    } else if (guest.isPresent()) {
      matchers = matchers.and(ofGuest(cluster, guest.get()));
    } else if (tag.isPresent()) {
      matchers = matchers.and(ofTag(cluster, tag.get()));
    }
    Silence draft =
        Silence.draft(
            matchers,
            span.startsAt(),
            span.endsAt(),
            request.caller().name(),
            ShownSilence.MAINTENANCE + comment);
    ShownSilence made = changes.set(request, "maintenance.start", Optional.empty(), draft);
    request.set("Location", PATH + "/" + made.silence().id());
    changes.send(request, 201, made);
  }

  /** The node, its storages, and the guests that are on it at that time. */
  private static Matchers ofNode(Cluster cluster, String name) {
    if (cluster.nodes().stream().noneMatch(node -> node.name().equals(name))) {
      throw Parameters.wrong(NODE, cluster.name() + " has no node " + name);
    }
    return new Matchers(List.of(LabelMatcher.equal(NODE, name)));
  }

  private static Matchers ofGuest(Cluster cluster, String id) {
    if (cluster.guests().stream().noneMatch(guest -> guest.id().equals(id))) {
      throw Parameters.wrong(GUEST, cluster.name() + " has no guest " + id);
    }
    return new Matchers(List.of(LabelMatcher.equal("id", id)));
  }

  /** Those that have it now. */
  private static Matchers ofTag(Cluster cluster, String tag) {
    List<Guest> guests =
        cluster.guests().stream().filter(guest -> guest.facts().tags().contains(tag)).toList();
    if (guests.isEmpty()) {
      throw Parameters.wrong(TAG, cluster.name() + " has no guest with the tag " + tag);
    }
    return ids(guests.stream().map(Guest::id).collect(Collectors.joining("|")));
  }

  private static Matchers ids(String regex) {
    return new Matchers(List.of(LabelMatcher.of("id", LabelMatcher.Type.REGEX, regex)));
  }

  private void end(Request request) throws IOException {
    Parameters.of(request);
    changes.end(
        request, "maintenance.end", maintenance(changes.found(request, changes.silences())));
  }
}
