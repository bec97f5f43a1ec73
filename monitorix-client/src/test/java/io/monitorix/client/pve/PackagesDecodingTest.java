package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.AptRepositories;
import io.monitorix.client.pve.model.InstalledPackage;
import io.monitorix.client.pve.model.NodeConfig;
import io.monitorix.client.pve.model.PackageState;
import io.monitorix.client.pve.model.Service;
import io.monitorix.client.pve.model.ServiceState;
import io.monitorix.client.pve.model.ServiceUnitState;
import io.monitorix.client.pve.model.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PackagesDecodingTest {

  private final PveServer server = new PveServer();
  private final NodeApi node = server.client.node("a");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void packagesTellWhatIsInstalledAndWhatCouldBe() {
    server.answerData(
        "[{\"Package\":\"pve-manager\",\"CurrentState\":\"Installed\",\"OldVersion\":\"8.4.1\","
            + "\"Version\":\"8.4.2\",\"ManagerVersion\":\"8.4.1/abc\",\"Weight\":3},"
            + "{\"Package\":\"swtpm\",\"CurrentState\":\"NotInstalled\",\"Version\":\"0.7\"},"
            + "{\"Package\":\"odd\",\"CurrentState\":\"Levitating\"},{\"Version\":\"1\"}]");

    List<InstalledPackage> packages = node.apt().versions().execute();

    assertThat(packages)
        .extracting(InstalledPackage::condition)
        .containsExactly(PackageState.INSTALLED, PackageState.NOT_INSTALLED, PackageState.UNKNOWN);
    assertThat(packages.get(0))
        .returns("8.4.1", InstalledPackage::installedVersion)
        .returns("8.4.2", InstalledPackage::version)
        .returns("8.4.1/abc", InstalledPackage::managerVersion)
        .returns(Map.of("Weight", "3"), InstalledPackage::additional);
    assertThat(packages.get(1).installedVersion()).isNull();
    assertThat(packages.get(2).state()).isEqualTo("Levitating");
  }

  @Test
  void repositoriesTellWhatIsWrongWithThem() {
    server.answerData(
        "{\"digest\":\"d\",\"errors\":[{\"path\":\"/etc/apt/x.list\",\"error\":\"malformed\"}],"
            + "\"infos\":[{\"path\":\"/etc/apt/y.list\",\"index\":\"0\",\"kind\":\"warning\","
            + "\"property\":\"Suites\",\"message\":\"old\"}],\"standard-repos\":["
            + "{\"handle\":\"enterprise\",\"name\":\"Enterprise\",\"status\":0},"
            + "{\"handle\":\"test\",\"name\":\"Test\"},{\"name\":\"nameless\"}],"
            + "\"files\":[{\"path\":\"/etc/apt/y.list\",\"file-type\":\"list\",\"digest\":[1,255],"
            + "\"repositories\":[{\"Enabled\":1,\"Types\":[\"deb\"],\"URIs\":[\"http://x\"],"
            + "\"Suites\":[\"trixie\"],\"Components\":[\"main\"],\"FileType\":\"list\","
            + "\"Options\":[{\"Key\":\"Signed-By\",\"Values\":[\"k\"]},{\"Values\":[]}]},"
            + "{\"Enabled\":\"0\",\"Types\":null}]}]}");

    AptRepositories repositories = node.apt().repositories().execute();

    assertThat(repositories.errors())
        .containsExactly(new AptRepositories.Problem("/etc/apt/x.list", "malformed"));
    assertThat(repositories.infos())
        .containsExactly(
            new AptRepositories.Info("/etc/apt/y.list", "0", "Suites", "warning", "old"));
    assertThat(repositories.standardRepositories())
        .containsExactly(
            new AptRepositories.StandardRepository("enterprise", "Enterprise", false),
            new AptRepositories.StandardRepository("test", "Test", null));
    AptRepositories.SourceFile file = repositories.files().get(0);
    assertThat(file.digest()).containsExactly(1, 255);
    assertThat(file.repositories())
        .containsExactly(
            new AptRepositories.Repository(
                true,
                List.of("deb"),
                List.of("http://x"),
                List.of("trixie"),
                List.of("main"),
                List.of(new AptRepositories.Option("Signed-By", List.of("k"))),
                null,
                "list"),
            new AptRepositories.Repository(
                false, List.of(), List.of(), List.of(), List.of(), List.of(), null, null));
  }

  @Test
  void theChangelogIsText() throws InterruptedException {
    server.answerData("\"pve-manager (8.4.2)\\n * \\u00fc\"");

    assertThat(node.apt().changelog("pve-manager").execute())
        .isEqualTo("pve-manager (8.4.2)\n * ü");
    assertThat(server.http.takeRequest().getUrl().toString())
        .endsWith("/nodes/a/apt/changelog?name=pve-manager");
  }

  @Test
  void oneServiceIsReadAsTheListIs() throws InterruptedException {
    server.answerData(
        "{\"service\":\"pveproxy\",\"name\":\"pveproxy\",\"desc\":\"the front\","
            + "\"state\":\"running\",\"active-state\":\"activating\",\"unit-state\":\"not-found\"}");
    server.answerData("{\"service\":\"x\",\"state\":\"unknown\",\"unit-state\":\"levitating\"}");

    Service front = node.service("pveproxy").execute();
    Service odd = node.service("x").execute();

    assertThat(server.http.takeRequest().getUrl().encodedPath())
        .endsWith("/nodes/a/services/pveproxy/state");
    assertThat(front)
        .returns(true, Service::running)
        .returns(ServiceState.ACTIVATING, Service::activity)
        .returns(ServiceUnitState.NOT_FOUND, Service::installation);
    assertThat(odd)
        .returns(ServiceState.UNKNOWN, Service::activity)
        .returns(ServiceUnitState.UNKNOWN, Service::installation)
        .returns("levitating", Service::unitState);
  }

  @Test
  void aNodeTellsItsVersionAndSettings() {
    server.answerData("{\"version\":\"8.4.1\",\"release\":\"8.4\",\"repoid\":\"abc\"}");
    server.answerData(
        "{\"description\":\"rack 4\",\"wakeonlan\":\"00:00:5e:00:53:01\","
            + "\"startall-onboot-delay\":\"30\",\"ballooning-target\":80,\"acmedomain0\":\"x\"}");

    assertThat(node.version().execute()).isEqualTo(new Version("8.4.1", "8.4", "abc", null));
    assertThat(node.config().execute())
        .isEqualTo(
            new NodeConfig(
                "rack 4",
                null,
                "00:00:5e:00:53:01",
                30,
                80,
                null,
                null,
                Map.of("acmedomain0", "x")));
  }
}
