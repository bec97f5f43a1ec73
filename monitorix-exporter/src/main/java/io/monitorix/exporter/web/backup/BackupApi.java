package io.monitorix.exporter.web.backup;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.exporter.backup.BackupRunningException;
import io.monitorix.exporter.backup.Backups;
import io.monitorix.exporter.backup.archive.ArchiveException;
import io.monitorix.exporter.backup.database.BackupException;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Places;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lists backups, makes one now, and gives one out. Safe for several threads. */
public final class BackupApi {

  private static final String PATH = "/api/monitorix/v1/backups";
  private static final String NAME = "name";

  private final Optional<Backups> backups;
  private final Download download = new Download();

  private BackupApi(Optional<Backups> backups) {
    this.backups = backups;
  }

  /**
   * The routes.
   *
   * @param backups empty where nothing is kept, hence nothing can be backed up
   */
  public static List<Route> routes(Optional<Backups> backups) {
    BackupApi api = new BackupApi(backups);
    return List.of(
        Route.read(Method.GET, PATH, api.answering(api::list)),
        Route.change(Method.POST, PATH, api.answering(api::make)),
        // An archive has secrets in it: the table of permissions has it for administrators alone.
        Route.read(Method.GET, PATH + "/{" + NAME + "}", api.answering(api::download)));
  }

  private Route.Handler answering(Route.Handler handler) {
    return request -> {
      try {
        handler.handle(request);
      } catch (BackupRunningException e) {
        Answers.problem(request, 409, "Conflict", String.valueOf(e.getMessage()));
      } catch (PlaceException | BackupException | ArchiveException | DatabaseException e) {
        Answers.problem(request, 503, "Service Unavailable", String.valueOf(e.getMessage()));
      }
    };
  }

  private void list(Request request) throws IOException {
    Optional<Backups> kept = kept(request);
    if (kept.isEmpty()) {
      return;
    }
    Places places = kept.get().places();
    Places.Look look = places.look();
    Answers.send(
        request,
        200,
        out -> {
          out.beginObject().name("items").beginArray();
          for (Stored each : look.archives()) {
            BackupJson.write(out, each, places.verified(each));
          }
          out.endArray().name("problems").beginArray();
          for (PlaceException failure : look.failures().values()) {
            out.value(failure.getMessage());
          }
          out.endArray().endObject();
        });
  }

  /** Answers once it is made, verified and kept. */
  private void make(Request request) throws IOException {
    Optional<Backups> kept = kept(request);
    if (kept.isEmpty()) {
      return;
    }
    Backups.Made made = kept.get().make();
    String name = made.name().text();
    request.changed("backup.create", name, "", "{\"bytes\":" + made.bytes() + "}");
    request.set("Location", PATH + "/" + name);
    Answers.send(
        request,
        201,
        out -> {
          out.beginObject().name("name").value(name);
          out.name("madeAt").value(made.name().madeAt().toString());
          out.name("bytes").value(made.bytes()).name("seconds").value(seconds(made.took()));
          out.name("sha256").value(made.verified().sha256());
          out.name("places").beginArray();
          for (String place : made.places()) {
            out.value(place);
          }
          out.endArray().endObject();
        });
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private void download(Request request) throws IOException {
    Optional<Backups> kept = kept(request);
    if (kept.isEmpty()) {
      return;
    }
    download.answer(request, kept.get(), request.segment(NAME));
  }

  private Optional<Backups> kept(Request request) throws IOException {
    if (backups.isEmpty()) {
      Answers.problem(
          request, 409, "Conflict", "nothing is kept here: set data_dir, or a database");
    }
    return backups;
  }
}
