package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.Fingerprint;
import io.monitorix.client.ServerException;
import io.monitorix.client.pve.model.BackupServerStore;
import io.monitorix.client.pve.model.CifsShare;
import io.monitorix.client.pve.model.DirectoryMount;
import io.monitorix.client.pve.model.IscsiTarget;
import io.monitorix.client.pve.model.NfsExport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScanTest {

  private final PveServer server = new PveServer();
  private final ScanApi scan = server.client.node("a").scan();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatAServerSharesIsListed() throws InterruptedException {
    server.answerData("[{\"path\":\"/data\",\"options\":\"*\"},{\"options\":\"x\"}]");
    server.answerData("[{\"share\":\"public\",\"description\":\"\"},{\"description\":\"x\"}]");
    server.answerData("[{\"target\":\"iqn.x\",\"portal\":\"192.0.2.9:3260\"},{}]");

    assertThat(scan.nfs("192.0.2.9").execute())
        .containsExactly(new NfsExport("/data", "*", Map.of()));
    assertThat(scan.cifs("nas").execute()).containsExactly(new CifsShare("public", "", Map.of()));
    assertThat(scan.iscsi("192.0.2.9").execute())
        .containsExactly(new IscsiTarget("iqn.x", "192.0.2.9:3260", Map.of()));
    assertThat(asked().query()).isEqualTo("server=192.0.2.9");
    assertThat(asked().query()).isEqualTo("server=nas");
    assertThat(asked().query()).isEqualTo("portal=192.0.2.9");
  }

  @Test
  void whatIsOnTheNodeIsListedByName() throws InterruptedException {
    server.answerData("[{\"vg\":\"tank\"},{\"vg\":7},{\"lv\":\"x\"},{\"vg\":null},null]");
    server.answerData("[{\"size\":{\"lv\":\"no\"},\"lv\":\"data\"}]");
    server.answerData("null");

    assertThat(scan.lvm().execute()).containsExactly("tank", "7");
    assertThat(scan.lvmThin("tank").execute()).containsExactly("data");
    assertThat(scan.zfs().execute()).isEmpty();
    assertThat(asked().encodedPath()).endsWith("/nodes/a/scan/lvm");
    assertThat(asked().toString()).endsWith("/nodes/a/scan/lvmthin?vg=tank");
    assertThat(asked().encodedPath()).endsWith("/nodes/a/scan/zfs");
  }

  @Test
  void aBackupServerIsAskedWithTheCredentialsForIt() throws InterruptedException {
    server.answerData("[{\"store\":\"main\",\"comment\":\"c\"},{\"comment\":\"x\"}]");
    server.answerData("[]");

    assertThat(
            scan.pbs("pbs", "ann@pbs", "hunter2&x", Fingerprint.parse("AB".repeat(32))).execute())
        .containsExactly(new BackupServerStore("main", "c", Map.of()));
    scan.pbs("pbs", "ann@pbs!t", "hunter2", null).execute();

    HttpUrl pinned = asked();
    assertThat(pinned.queryParameter("password")).isEqualTo("hunter2&x");
    assertThat(pinned.queryParameter("fingerprint")).isEqualTo("ab:".repeat(31) + "ab");
    assertThat(asked().queryParameterNames()).containsExactly("server", "username", "password");
  }

  @Test
  void aPasswordInTheQueryIsInNoMessage() {
    server.fail(500, "no login", "{\"data\":null,\"message\":\"no login\\n\"}");

    ServerException failure =
        catchThrowableOfType(
            ServerException.class, () -> scan.cifs("nas", "ann", "hunter2").execute());

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).contains("username=ann&password=…").doesNotContain("hunter2");
    assertThat(scan.cifs("nas", "ann", "hunter2").toString()).doesNotContain("hunter2");
  }

  @Test
  void directoriesTellWhatIsMountedThere() {
    server.answerData(
        "[{\"path\":\"/mnt/pve/x\",\"device\":\"/dev/sdb1\",\"type\":\"ext4\","
            + "\"options\":\"defaults\",\"unitfile\":\"u\"},{\"device\":\"/dev/sdc1\"}]");

    assertThat(server.client.node("a").disks().directories().execute())
        .containsExactly(
            new DirectoryMount("/mnt/pve/x", "/dev/sdb1", "ext4", "defaults", "u", Map.of()));
  }

  private HttpUrl asked() throws InterruptedException {
    return server.http.takeRequest().getUrl();
  }
}
