package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.bool;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.text;
import static io.monitorix.exporter.config.schema.Forms.url;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The section {@code backup}. */
final class BackupSchema {

  private static final String PAGE = "configuration.md";
  private static final String SECTION = "`backup`";

  private BackupSchema() {}

  static ObjectNode backup() {
    ObjectNode schedule =
        new Section(KeyTable.of(PAGE, SECTION, "schedule."))
            .key("weekdays", listOf(RoutingSchema.weekday()))
            .key("time", text("03:30", "[0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?"), "03:30")
            .key("location", text("Europe/Vienna"), "UTC")
            .build();
    ObjectNode keep =
        new Section(KeyTable.of(PAGE, SECTION, "keep."))
            .key("daily", number(1, 1000), 7)
            .key("weekly", number(0, 1000), 4)
            .key("monthly", number(0, 1000), 12)
            .build();
    return new Section(KeyTable.of(PAGE, SECTION))
        .key("schedule", schedule)
        .key("keep", keep)
        .key("directory", text("/var/backups/monitorix"))
        .key("s3", s3())
        .key("before_migration", bool(), true)
        .build();
  }

  private static ObjectNode s3() {
    return new Section(KeyTable.of(PAGE, SECTION, "s3."))
        .must("endpoint", url("https://s3.eu-central-1.amazonaws.com"))
        .key("region", text("eu-central-1"), "us-east-1")
        .must("bucket", text("site-backups"))
        .key("prefix", text("monitorix"))
        .key("access_key", text("AKIAIOSFODNN7EXAMPLE"))
        .key("access_key_file", text("s3-access"))
        .key("secret_key", text("${S3_SECRET}"))
        .key("secret_key_file", text("s3-secret"))
        .key("path_style", bool(), true)
        .key("tls_config", shared("tls"))
        .oneOf("access_key", "access_key_file")
        .oneOf("secret_key", "secret_key_file")
        .build();
  }
}
