package io.monitorix.exporter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PbsSimulator;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.doctor.Finding.Level;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.probe.IcmpSupport;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoctorTest {

  private static PveSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = PveSimulator.builder().size(2, 6).start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Examination examined(TargetConfig target) {
    return new Doctor(InstantSource.system(), Locale.ENGLISH).examine(target);
  }

  private static List<Finding> of(Examination examination, String step) {
    return examination.findings().stream().filter(finding -> finding.step().equals(step)).toList();
  }

  @Test
  void aTargetThatIsWellIsFoundSo() {
    Examination examination = examined(Targets.of("lab", simulator));
    assertThat(examination.hasProblems()).isFalse();
    assertThat(of(examination, "dns")).singleElement().satisfies(DoctorTest::isOk);
    assertThat(of(examination, "tcp")).singleElement().satisfies(DoctorTest::isOk);
    assertThat(of(examination, "tls").get(0).detail()).contains(simulator.fingerprint());
    assertThat(of(examination, "login"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.detail()).startsWith("Proxmox VE "));
    assertThat(of(examination, "clock")).singleElement().satisfies(DoctorTest::isOk);
  }

  private static void isOk(Finding finding) {
    assertThat(finding.level()).as(finding.detail()).isEqualTo(Level.OK);
  }

  @Test
  void aBackupServerIsExaminedToo() {
    try (PbsSimulator backup = PbsSimulator.builder().start()) {
      var auditor = backup.auditor();
      Examination examination =
          examined(
              TargetConfig.pbs(
                  "backup",
                  backup.url().toString(),
                  new LoginConfig.Token(auditor.tokenId(), new Secret(auditor.secret())),
                  new TlsConfig.Fingerprints(List.of(backup.fingerprint()))));
      assertThat(examination.hasProblems()).as(examination.toString()).isFalse();
      assertThat(of(examination, "login").get(0).detail()).startsWith("Proxmox Backup Server ");
    }
  }

  @Test
  void aWrongFingerprintIsAnsweredWithTheRightOne() {
    Examination examination =
        examined(
            TargetConfig.pve(
                "lab",
                simulator.url().toString(),
                Targets.auditor(simulator),
                new TlsConfig.Fingerprints(List.of("AA" + ":AA".repeat(31)))));
    assertThat(of(examination, "trust"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.PROBLEM);
              assertThat(finding.remedy()).contains(simulator.fingerprint());
            });
  }

  @Test
  void aWrongSecretIsAProblemOfTheLoginAndIsNotTold() {
    Examination examination =
        examined(
            TargetConfig.pve(
                "lab",
                simulator.url().toString(),
                new LoginConfig.Token(
                    simulator.auditor().tokenId(), new Secret("wrong-secret-4711")),
                new TlsConfig.Insecure()));
    assertThat(of(examination, "login"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.PROBLEM));
    assertThat(examination.toString()).doesNotContain("wrong-secret-4711");
  }

  @Test
  void aServerThatIsNotThereIsFoundMissingAtTheRightStep() {
    Examination closed = examined(Targets.dead("dead"));
    assertThat(of(closed, "tcp").get(0).level()).isEqualTo(Level.PROBLEM);
    Examination unknown =
        examined(
            TargetConfig.pve(
                "unknown",
                "https://no-such-host.invalid",
                Targets.auditor(simulator),
                new TlsConfig.Insecure()));
    assertThat(of(unknown, "dns").get(0).level()).isEqualTo(Level.PROBLEM);
  }

  @Test
  void whatACollectorLacksIsToldWithTheCommandsThatGrantIt() throws IOException {
    try (JsonServer server = new JsonServer()) {
      server
          .data("/version", "{\"version\":\"8.4.1\"}")
          .data("/access/permissions", "{\"/\":{\"VM.Audit\":1},\"/storage\":{}}")
          .data(
              "/cluster/status",
              "[{\"type\":\"node\",\"id\":\"node/n1\",\"name\":\"n1\",\"online\":1,\"local\":1}]")
          .data("/cluster/resources", "[]");
      Examination examination = examined(server.target());
      assertThat(of(examination, "rights").get(0))
          .satisfies(
              finding -> {
                assertThat(finding.level()).isEqualTo(Level.PROBLEM);
                assertThat(finding.detail())
                    .contains("Sys.Audit on /", "Datastore.Audit on /storage")
                    .doesNotContain("VM.Audit on /vms");
                assertThat(finding.remedy())
                    .isEqualTo("pveum acl modify / --tokens 'test@pve!test' --roles PVEAuditor");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(PveRelease.class)
  void aPrivilegeIsCalledWhatTheReleaseCallsIt(PveRelease release) {
    try (PveSimulator cluster = PveSimulator.builder().release(release).size(1, 6).start()) {
      Examination examination =
          examined(
              TargetConfig.pve(
                  "lab",
                  cluster.url().toString(),
                  Targets.auditor(cluster),
                  new TlsConfig.Fingerprints(List.of(cluster.fingerprint()))));
      assertThat(of(examination, "rights"))
          .extracting(Finding::detail)
          .contains(
              "the collector guest-agent lacks "
                  + (release.atLeast9() ? "VM.GuestAgent.Audit" : "VM.Monitor")
                  + " on /vms");
    }
  }

  @Test
  void findingsAreToldInGermanAndStepsStayAsTheyAre() {
    Doctor doctor = new Doctor(InstantSource.system(), Locale.GERMAN);
    Examination machine =
        doctor.examine(IcmpSupport.detect(Map.of("PATH", "/nowhere"), new Random()));
    assertThat(machine.target()).isEqualTo("dieser Rechner");
    assertThat(of(machine, "ping").get(0).detail()).startsWith("IPv4: ");
    Examination examination = doctor.examine(Targets.of("lab", simulator));
    assertThat(of(examination, "tcp").get(0).detail())
        .isEqualTo("Port " + simulator.url().getPort() + " ist offen");
    assertThat(of(examination, "login").get(0).detail()).endsWith(" hat uns eingelassen");
  }
}
