package io.monitorix.alerts.notify.oncall;

import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An alert of Opsgenie: templates. */
record OpsgenieAlert(
    String message,
    String description,
    String source,
    Map<String, String> details,
    List<Map<String, String>> responders,
    String tags,
    String note,
    String priority,
    String entity,
    String actions) {

  /** The most that Opsgenie takes of each, in characters. */
  private static final int MESSAGE = 130;

  private static final int DESCRIPTION = 15_000;

  private static final List<String> RESPONDERS = List.of("id", "name", "username", "type");
  private static final String TYPES = "team|teams|user|escalation|schedule";

  static OpsgenieAlert read(Fields fields) {
    return new OpsgenieAlert(
        fields.template("message", "{{ template \"opsgenie.default.message\" . }}"),
        fields.template("description", "{{ template \"opsgenie.default.description\" . }}"),
        fields.template("source", "{{ template \"opsgenie.default.source\" . }}"),
        fields.templates("details"),
        fields.each("responders", RESPONDERS).stream().map(OpsgenieAlert::responder).toList(),
        fields.template("tags", ""),
        fields.template("note", ""),
        fields.template("priority", ""),
        fields.template("entity", ""),
        fields.template("actions", ""));
  }

  private static Map<String, String> responder(Fields fields) {
    if (!fields.has("id") && !fields.has("name") && !fields.has("username")) {
      fields.missing("id", "name", "username");
    }
    String type = fields.template("type", "");
    if (!type.contains("{{") && !type.toLowerCase(Locale.ROOT).matches(TYPES)) {
      fields.problem("type", "expected one of " + TYPES.replace("|", ", "));
    }
    Map<String, String> responder = new LinkedHashMap<>();
    RESPONDERS.forEach(name -> responder.put(name, fields.template(name, "")));
    return responder;
  }

  String messageOf(Texts texts) {
    return Cut.toCodePoints(texts.title(message), MESSAGE);
  }

  String descriptionOf(Texts texts) {
    return Cut.toCodePoints(texts.body(description), DESCRIPTION);
  }

  Map<String, @Nullable Object> json(Message about, Texts texts) {
    Map<String, String> all = new LinkedHashMap<>(about.data().commonLabels().toMap());
    all.putAll(texts.texts(details));
    Json.JsonObject json =
        Json.object()
            .put("alias", about.groupHash())
            .put("message", messageOf(texts))
            .putText("description", descriptionOf(texts))
            .put("details", all)
            .putText("source", texts.text(source));
    List<Map<String, String>> whom = responders(texts);
    if (!whom.isEmpty()) {
      json.put("responders", whom);
    }
    putList(json, "tags", texts.text(tags));
    putList(json, "actions", texts.text(actions));
    return json.putText("note", texts.text(note))
        .putText("priority", priority(texts))
        .putText("entity", texts.text(entity))
        .map();
  }

  Object closing(Texts texts) {
    return Json.object().putText("source", texts.text(source)).map();
  }

  /** Opsgenie refuses an alert with another word. */
  private String priority(Texts texts) {
    String word = texts.text(priority).strip();
    return word.matches("P[1-5]") ? word : "";
  }

  private List<Map<String, String>> responders(Texts texts) {
    return responders.stream().flatMap(each -> responder(texts.texts(each))).toList();
  }

  /** {@code teams} stands for a team for each name. */
  private static Stream<Map<String, String>> responder(Map<String, String> expanded) {
    Map<String, String> responder = new LinkedHashMap<>(expanded);
    responder.values().removeIf(String::isEmpty);
    String type = responder.getOrDefault("type", "").toLowerCase(Locale.ROOT);
    responder.put("type", type);
    if (!type.equals("teams")) {
      return Stream.of(responder);
    }
    return words(responder.getOrDefault("name", "")).map(OpsgenieAlert::team);
  }

  private static Map<String, String> team(String name) {
    Map<String, String> team = new LinkedHashMap<>();
    team.put("name", name);
    team.put("type", "team");
    return team;
  }

  private static void putList(Json.JsonObject json, String name, String words) {
    List<String> list = words(words).toList();
    if (!list.isEmpty()) {
      json.put(name, list);
    }
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty());
  }
}
