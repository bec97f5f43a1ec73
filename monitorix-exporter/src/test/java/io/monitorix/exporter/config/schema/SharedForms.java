package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.bool;
import static io.monitorix.exporter.config.schema.Forms.duration;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.listOfAtLeastOne;
import static io.monitorix.exporter.config.schema.Forms.mapOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.oneOf;
import static io.monitorix.exporter.config.schema.Forms.oneOrMore;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Mappings that stand in several places of the file. */
final class SharedForms {

  private SharedForms() {}

  static ObjectNode all() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("basicAuth", basicAuth());
    all.set("authorization", authorization());
    all.set("tls", tls());
    all.set("filter", filter());
    all.set("patterns", patterns());
    all.set("relabel", relabel());
    all.set("collector", collector());
    all.set("timeInterval", timeInterval());
    return all;
  }

  private static ObjectNode basicAuth() {
    return new Section(KeyTable.mentionedIn("configuration.md"))
        .toldMust("The user's name.", "username", text("monitorix", "[^:]+"))
        .told("The user's password.", "password", text("${PASSWORD}"))
        .told("The file that holds it.", "password_file", text("password"))
        .oneOf("password", "password_file")
        .build();
  }

  private static ObjectNode authorization() {
    return new Section(KeyTable.mentionedIn("configuration.md"))
        .told("The word before the credentials.", "type", text("Bearer", "[A-Za-z0-9-]+"), "Bearer")
        .told("What is sent, such as a token.", "credentials", text("${TOKEN}"))
        .told("The file that holds it.", "credentials_file", text("token"))
        .oneOf("credentials", "credentials_file")
        .build();
  }

  private static ObjectNode tls() {
    return new Section(KeyTable.mentionedIn("configuration.md"))
        .told("A file of PEM certificates of authorities.", "ca_file", text("ca.pem"))
        .told(
            "A PEM certificate to show, with those that lead to its authority.",
            "cert_file",
            text("client.pem"))
        .told("The certificate's key: RSA or EC, PKCS #8.", "key_file", text("client.key"))
        .told("Whether any certificate will do.", "insecure_skip_verify", bool(), false)
        .needs("cert_file", "key_file")
        .needs("key_file", "cert_file")
        .build();
  }

  private static ObjectNode filter() {
    KeyTable page = KeyTable.mentionedIn("filtering.md");
    ObjectNode guests =
        new Section(page)
            .told("By guest id, such as 100.", "ids", shared("patterns"))
            .told("By name.", "names", shared("patterns"))
            .told("By tag.", "tags", shared("patterns"))
            .told("By pool.", "pools", shared("patterns"))
            .build();
    return new Section(page)
        .told("Which nodes.", "nodes", shared("patterns"))
        .told("Which storages.", "storages", shared("patterns"))
        .told("Which guests.", "guests", guests)
        .told("Whether templates are monitored.", "templates", bool(), true)
        .build();
  }

  private static ObjectNode patterns() {
    ObjectNode expressions = oneOrMore(text("web.*"));
    return new Section(KeyTable.mentionedIn("filtering.md"))
        .told(
            "What is monitored: regular expressions (RE2), one of which must match as a whole.",
            "include",
            expressions)
        .told("What of these is left out.", "exclude", expressions)
        .build();
  }

  private static ObjectNode relabel() {
    KeyTable table = KeyTable.of("filtering.md", "Relabelling");
    ObjectNode whole = JsonNodeFactory.instance.objectNode().put("target_label", "site");
    return new Section(table)
        .key("source_labels", listOf(text("id")))
        .key("separator", Forms.ofTypes("string", "number", "null"), ";")
        .key("regex", Forms.ofTypes("string", "number", "null"), "(.*)")
        .key("modulus", number(1, Integer.MAX_VALUE))
        .key("target_label", text("site"))
        .key("replacement", Forms.ofTypes("string", "number", "null"), "$1")
        .key(
            "action",
            oneOf(
                "replace",
                "keep",
                "drop",
                "keepequal",
                "dropequal",
                "hashmod",
                "labelmap",
                "labeldrop",
                "labelkeep",
                "lowercase",
                "uppercase"),
            "replace")
        .example(whole)
        .build();
  }

  private static ObjectNode collector() {
    KeyTable table = KeyTable.of("configuration.md", "`collectors`");
    ObjectNode form =
        new Section(table)
            .key("enabled", bool(), true)
            .key("interval", duration())
            .key("timeout", duration())
            .key("concurrency", number(1, 1000), 16)
            .build();
    form.putArray("type").add("boolean").add("object").add("string").add("null");
    form.set("pattern", bool().get("pattern"));
    return form;
  }

  private static ObjectNode timeInterval() {
    KeyTable page = KeyTable.mentionedIn("routing.md");
    ObjectNode times =
        new Section(page)
            .toldMust("When it begins, such as 22:00.", "start_time", text("22:00"))
            .toldMust("When it ends, at most 24:00.", "end_time", text("24:00"))
            .build();
    return new Section(page)
        .told("Hours of the day.", "times", listOf(times))
        .told("Days of the week, such as monday:friday.", "weekdays", listOf(text("saturday")))
        .told(
            "Days of the month, from its end where negative.", "days_of_month", listOf(text("1:7")))
        .told("Months, by name or number.", "months", listOf(text("december")))
        .told("Years.", "years", listOf(text("2030")))
        .told("The time zone: Local, UTC, or a place.", "location", text("Europe/Vienna"), "UTC")
        .build();
  }

  /** Names of the routing file, or what could stand in one. */
  static ObjectNode timeIntervals() {
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    either.putArray("anyOf").add(Forms.ofTypes("string")).add(shared("timeInterval"));
    either.putArray("examples").addObject().putArray("weekdays").add("saturday");
    return listOfAtLeastOne(either);
  }

  /** Adds what every request to another server takes. */
  static Section endpoint(Section section) {
    return section
        .told(
            "Sent with each request.",
            "headers",
            mapOf(Forms.ofTypes("string", "number", "boolean")))
        .told("A user's name and password.", "basic_auth", shared("basicAuth"))
        .told("What stands in the header Authorization.", "authorization", shared("authorization"))
        .notBoth("basic_auth", "authorization");
  }
}
