package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

  private static final String TARGET =
      "targets: [{name: a, server: pve1, user: a@pam, password: b}]\n";

  @TempDir private Path folder;

  @Test
  void databaseMovesToPostgresqlAndBack() throws IOException {
    Path sqlite = config("sqlite", "");
    fill(new Database.Sqlite(folder.resolve("sqlite")), TestDatabase.SQLITE);
    Database.Postgresql server =
        (Database.Postgresql) TestDatabase.POSTGRESQL.fresh(folder.resolve("unused"));
    Path postgresql =
        config("postgresql", "database: {url: \"" + server.url() + "\", username: postgres}\n");
    Path archive = folder.resolve("there.tar.gz");

    assertThat(run("backup", archive, "--config", sqlite))
        .returns(0, Outcome::status)
        .extracting(Outcome::out)
        .asString()
        .contains(" rows of ", "from sqlite (alerts v6, state v");
    assertThat(run("restore", archive, "--config", postgresql))
        .returns(0, Outcome::status)
        .extracting(Outcome::out)
        .asString()
        .contains(server.describe() + ": restored, ");
    assertThat(silences(server, TestDatabase.POSTGRESQL)).isEqualTo(2);

    Path back = folder.resolve("back.tar.gz");
    assertThat(run("backup", back, "--config", postgresql).status()).isZero();
    Path other = config("other", "");
    assertThat(run("restore", back, "--config", other).status()).isZero();
    assertThat(silences(new Database.Sqlite(folder.resolve("other")), TestDatabase.SQLITE))
        .isEqualTo(2);
  }

  @Test
  void secondRestoreNeedsReplace() throws IOException {
    Path config = config("sqlite", "");
    fill(new Database.Sqlite(folder.resolve("sqlite")), TestDatabase.SQLITE);
    Path archive = folder.resolve("there.tar.gz");
    assertThat(run("backup", archive, "--config", config).status()).isZero();

    assertThat(run("restore", archive, "--config", config))
        .returns(1, Outcome::status)
        .extracting(Outcome::err)
        .asString()
        .contains("--replace");
    assertThat(run("restore", archive, "--config", config, "--replace").status()).isZero();
  }

  @Test
  void withoutAFileItIsKeptWhereTheConfigurationSays() throws IOException {
    Path kept = folder.resolve("kept");
    Path config = config("sqlite", "backup: {directory: \"" + kept + "\"}\n");
    fill(new Database.Sqlite(folder.resolve("sqlite")), TestDatabase.SQLITE);

    assertThat(run("backup", "list", "--config", config).out())
        .isEqualToIgnoringNewLines("nothing");
    assertThat(run("backup", "--config", config))
        .returns(0, Outcome::status)
        .extracting(Outcome::out)
        .asString()
        .contains("bytes, in " + kept);
    assertThat(run("backup", "list", "--config", config).out())
        .contains("NAME", "VERIFIED", "monitorix-20", kept.toString())
        .containsPattern("Z +alerts v6, state v[0-9]+");
    try (var files = Files.list(kept)) {
      assertThat(files.map(Path::toString).filter(name -> name.endsWith(".tar.gz"))).hasSize(1);
    }
  }

  @Test
  void placeThatIsAwayIsToldBesideTheOthers() throws IOException {
    Path kept = folder.resolve("kept");
    Path config =
        config(
            "sqlite",
            "backup:\n  directory: \"%s\"\n  s3: {endpoint: \"http://127.0.0.1:1\", bucket: away, access_key: a, secret_key: b}\n"
                .formatted(kept));
    fill(new Database.Sqlite(folder.resolve("sqlite")), TestDatabase.SQLITE);
    Files.createDirectories(kept);
    Files.writeString(kept.resolve("monitorix-20200101T000000Z.tar.gz"), "old");

    Outcome listed = run("backup", "list", "--config", config);
    assertThat(listed.status()).isEqualTo(1);
    assertThat(listed.out()).contains("monitorix-20200101T000000Z.tar.gz");
    assertThat(listed.err()).contains("monitorix: the bucket s3://away/", "cannot be listed");
  }

  @Test
  void verifyTellsWhatIsWrong() throws IOException {
    Path config = config("sqlite", "");
    fill(new Database.Sqlite(folder.resolve("sqlite")), TestDatabase.SQLITE);
    Path archive = folder.resolve("there.tar.gz");
    run("backup", archive, "--config", config);
    Path damaged = folder.resolve("damaged.tar.gz");
    byte[] content = Files.readAllBytes(archive);
    content[content.length / 2] ^= 1;
    Files.write(damaged, content);

    Outcome fine = run("backup", "verify", "--tables", archive);
    assertThat(fine.status()).isZero();
    assertThat(fine.out()).contains(archive + ": fine, ", "monitorix_silence");
    Outcome both = run("backup", "verify", archive, damaged);
    assertThat(both.status()).isEqualTo(1);
    assertThat(both.out()).contains(archive + ": fine");
    assertThat(both.err()).contains(damaged + ": ");
  }

  @Test
  void keyIsTakenAlongOnDemandAndMissedOtherwise() throws IOException {
    Path config = config("sqlite", "");
    fill(new Database.Sqlite(folder.resolve("sqlite")), TestDatabase.SQLITE);
    Path archive = folder.resolve("there.tar.gz");
    assertThat(run("backup", archive, "--config", config, "--include-key"))
        .returns(1, Outcome::status)
        .extracting(Outcome::err)
        .asString()
        .contains("there is no key file");

    String key = "A".repeat(43) + "=";
    Files.writeString(folder.resolve("sqlite/state.key"), key + "\n");
    run("backup", archive, "--config", config);
    Path other = config("other", "");
    Outcome without = run("restore", archive, "--config", other);
    assertThat(without.status()).isZero();
    assertThat(without.err()).contains("there is no key here").doesNotContain(key);

    run("backup", archive, "--config", config, "--include-key");
    Outcome with = run("restore", archive, "--config", other, "--replace");
    assertThat(with.out()).contains("the key file was restored");
    assertThat(with.err()).doesNotContain("key");
    assertThat(folder.resolve("other/state.key")).hasContent(key);

    Files.writeString(folder.resolve("other/state.key"), "B".repeat(43) + "=");
    Outcome wrong = run("restore", archive, "--config", other, "--replace");
    assertThat(wrong.err()).contains("the key here is ");
    assertThat(folder.resolve("other/state.key")).content().startsWith("B");
  }

  @Test
  void databaseThatIsNotThereIsTold() throws IOException {
    Path config = config("none", "");
    assertThat(run("backup", folder.resolve("a.tar.gz"), "--config", config))
        .returns(1, Outcome::status)
        .extracting(Outcome::err)
        .asString()
        .contains(folder.resolve("none/monitorix.db").toString());
    assertThat(run("restore", "s3://bucket/key", "--config", config).err()).contains("backup.s3");
    assertThat(run("restore", "s3:bucket", "--config", config).status()).isEqualTo(2);
  }

  private static void fill(Database database, TestDatabase kind) {
    SchemaVersions.migrate(database, Schema.ALERTS, Schema.ALERTS.newest());
    SchemaVersions.migrate(database, StateDatabase.SCHEMA, StateDatabase.SCHEMA.newest());
    for (String id : new String[] {"a", "b"}) {
      kind.execute(
          database,
          "INSERT INTO monitorix_silence (id, matchers, starts_at, ends_at, updated_at, created_by,"
              + " comment) VALUES ('"
              + id
              + "', '[]', 1, 2, 3, 'me', 'why')");
    }
  }

  private static long silences(Database database, TestDatabase kind) {
    return kind.number(database, "SELECT count(*) FROM monitorix_silence");
  }

  private Path config(String directory, String rest) throws IOException {
    Path file = folder.resolve(directory + ".yml");
    Files.writeString(file, TARGET + "data_dir: \"" + folder.resolve(directory) + "\"\n" + rest);
    return file;
  }

  private static Outcome run(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    return Outcome.of(texts);
  }
}
