package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.bool;
import static io.monitorix.exporter.config.schema.Forms.duration;
import static io.monitorix.exporter.config.schema.Forms.durationOrZero;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.oneOf;
import static io.monitorix.exporter.config.schema.Forms.oneOrMore;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.size;
import static io.monitorix.exporter.config.schema.Forms.text;
import static io.monitorix.exporter.config.schema.Forms.url;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of {@code monitorix.yml}: draft 7, which the language servers of editors know
 * best. What it says of each key comes from the documentation.
 */
final class ConfigSchema {

  private static final String PAGE = "configuration.md";

  private ConfigSchema() {}

  static ObjectNode build() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "monitorix.yml");
    schema.put("description", "The configuration of the Monitorix exporter.");
    schema.setAll(root());
    ObjectNode definitions = schema.putObject("definitions");
    definitions.setAll(SharedForms.all());
    definitions.setAll(ProberSchema.all());
    return schema;
  }

  /** As it lies in the repository. */
  static String json() {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indent);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(build()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode root() {
    Section root = new Section(KeyTable.mentionedIn(PAGE));
    section(root, "web", web());
    section(root, "poll", poll());
    root.told(meaning("allow_any_target"), "allow_any_target", bool(), false);
    root.told(meaning("data_dir"), "data_dir", text("monitorix-data"), "monitorix-data");
    section(root, "history", history());
    section(root, "filter", shared("filter"));
    section(root, "metric_relabel_configs", listOf(shared("relabel")));
    root.told(meaning("max_series"), "max_series", number(1, Integer.MAX_VALUE), 500_000);
    section(root, "targets", TargetSchema.targets());
    section(root, "file_sd_configs", TargetSchema.files());
    section(root, "remote_write", PushSchema.remoteWrite());
    section(root, "otlp", PushSchema.otlp());
    section(root, "events", events());
    section(root, "cache", cache());
    section(root, "grafana", PushSchema.grafana());
    section(root, "probes", ProbeSchema.probes());
    section(root, "series", RuleSchema.series());
    section(root, "global", RuleSchema.global());
    section(root, "scrape_configs", ScrapeSchema.jobs());
    section(root, "rule_files", listOf(text("rules/*.yml")));
    section(root, "rules", RuleSchema.rules());
    section(root, "monitorix", RuleSchema.monitorix());
    section(root, "routing", RoutingSchema.routing());
    section(root, "database", database());
    section(root, "backup", BackupSchema.backup());
    section(root, "auth", auth());
    section(root, "sentry", sentry());
    ObjectNode form = root.build();
    form.put("type", "object");
    form.putArray("anyOf").addObject().putArray("required").add("targets");
    form.withArray("anyOf").addObject().putArray("required").add("file_sd_configs");
    return form;
  }

  private static void section(Section root, String name, ObjectNode form) {
    root.told(meaning(name), name, form);
  }

  private static String meaning(String name) {
    return KeyTable.introduction(PAGE, name);
  }

  private static ObjectNode web() {
    return new Section(KeyTable.of(PAGE, "`web`"))
        .key("listen_address", text("[::]:9221", ".*:[0-9]{1,5}"), "[::]:9221")
        .key("external_url", url("https://monitorix.example/proxmox"))
        .key("config_file", text("web.yml"))
        .key("max_requests", number(1, 1000), 40)
        .key("shutdown_grace", durationOrZero(), "10s")
        .key("rate_limit", number(0, 1_000_000), 6000)
        .build();
  }

  private static ObjectNode poll() {
    return new Section(KeyTable.of(PAGE, "`poll`"))
        .key("interval", duration(), "15s")
        .key("timeout", duration(), "10s")
        .build();
  }

  private static ObjectNode history() {
    return new Section(KeyTable.of(PAGE, "`history`")).key("enabled", bool(), true).build();
  }

  private static ObjectNode events() {
    ObjectNode websocket =
        new Section(KeyTable.of(PAGE, "`events`", "websocket."))
            .key("listen_address", text("127.0.0.1:9222", ".*:[0-9]{1,5}"))
            .build();
    return new Section(KeyTable.of(PAGE, "`events`"))
        .key("keep", number(100, 100_000), 1000)
        .key("max_streams", number(0, 500), 50)
        .told("Events over WebSocket.", "websocket", websocket)
        .build();
  }

  private static ObjectNode cache() {
    ObjectNode redis =
        new Section(KeyTable.of(PAGE, "`cache`", "redis."))
            .must("url", text("redis://redis.example:6379/0", "rediss?://.*"))
            .key("username", text("monitorix"))
            .key("password", text("${REDIS_PASSWORD}"))
            .key("password_file", text("password"))
            .key("prefix", text("monitorix"), "monitorix")
            .notBoth("password", "password_file")
            .build();
    return new Section(KeyTable.of(PAGE, "`cache`"))
        .key("max_size", size(), "16MB")
        .told("A Redis that replicas share, instead of the heap.", "redis", redis)
        .build();
  }

  private static ObjectNode database() {
    return new Section(KeyTable.of(PAGE, "`database`"))
        .key("url", text("jdbc:postgresql://db.example:5432/monitorix", "jdbc:postgresql://.*"))
        .key("username", text("monitorix"))
        .key("password", text("${DATABASE_PASSWORD}"))
        .key("password_file", text("password"))
        .key("retention", duration(), "400d")
        .needs("url", "username")
        .needs("username", "url")
        .needs("password", "url")
        .needs("password_file", "url")
        .notBoth("password", "password_file")
        .build();
  }

  private static ObjectNode auth() {
    KeyTable told = KeyTable.of(PAGE, "`auth`");
    return new Section(told)
        .key("metrics", oneOf("open", "closed"), "open")
        .key("encryption_key", text("${MONITORIX_ENCRYPTION_KEY}"))
        .key("encryption_key_file", text("state-key"))
        .key("access_token_lifetime", duration(), "30m")
        .key("refresh_token_lifetime", duration(), "7d")
        .key("session_max_age", duration(), "30d")
        .key("password", password())
        .key("audit_file", text("audit.jsonl"))
        .key("audit_retention", duration(), "400d")
        .key("oidc", oidc())
        .notBoth("encryption_key", "encryption_key_file")
        .build();
  }

  private static ObjectNode password() {
    return new Section(KeyTable.of(PAGE, "`auth`", "password."))
        .key("min_length", number(8, 64), 12)
        .key("history", number(0, 24), 5)
        .build();
  }

  private static ObjectNode oidc() {
    ObjectNode roles =
        new Section(KeyTable.mentionedIn(PAGE))
            .told("Values for administrators.", "admin", oneOrMore(text("monitorix-admins")))
            .told("Values for operators.", "operator", oneOrMore(text("on-call")))
            .told("Values for viewers.", "viewer", oneOrMore(text("staff")))
            .build();
    return new Section(KeyTable.of(PAGE, "`oidc`"))
        .must("issuer", url("https://id.example/realms/ops"))
        .key("jwks_url", url("https://id.example/jwks"))
        .must("audience", oneOrMore(text("monitorix")))
        .key("username_claim", text("preferred_username"), "preferred_username")
        .key("role_claim", text("realm_access.roles"), "roles")
        .key("roles", roles)
        .key("default_role", oneOf("admin", "operator", "viewer"))
        .key("scope_claim", text("monitorix_scope"))
        .key("header", text("X-JWT-Assertion", "[A-Za-z0-9-]+"))
        .key("tls_config", shared("tls"))
        .example(
            JsonNodeFactory.instance
                .objectNode()
                .put("issuer", "https://id.example/realms/ops")
                .put("audience", "monitorix")
                .put("default_role", "viewer"))
        .build();
  }

  private static ObjectNode sentry() {
    return new Section(KeyTable.of(PAGE, "`sentry`"))
        .key("dsn", text("https://KEY@sentry.example/1"))
        .key("dsn_file", text("dsn"))
        .key("environment", text("production"), "production")
        .oneOf("dsn", "dsn_file")
        .build();
  }
}
