package io.monitorix.exporter.web.backup;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.backup.place.Verified;
import io.monitorix.exporter.backup.place.VerifiedJson;
import java.io.IOException;
import java.util.Optional;

/** An archive in a list. */
final class BackupJson {

  private BackupJson() {}

  /**
   * Writes it.
   *
   * @param verified what was noted of it; without, its fields are left out
   */
  static void write(JsonWriter out, Stored stored, Optional<Verified> verified) throws IOException {
    out.beginObject().name("name").value(stored.name().text());
    out.name("madeAt").value(stored.name().madeAt().toString());
    out.name("bytes").value(stored.bytes()).name("place").value(stored.place());
    out.name("beforeMigration").value(stored.name().migration());
    if (verified.isPresent()) {
      Verified known = verified.get();
      out.name("verifiedAt").value(known.at().toString()).name("sha256").value(known.sha256());
      out.name("program").value(known.program()).name("engine").value(known.engine());
      out.name("schemas");
      VerifiedJson.schemas(out, known.schemas());
      out.name("rows").value(known.rows());
    }
    out.endObject();
  }
}
