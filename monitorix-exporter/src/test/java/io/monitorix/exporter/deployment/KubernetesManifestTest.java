package io.monitorix.exporter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.deployment.DeployedFiles.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/standalone/kubernetes/monitorix.yaml}. */
class KubernetesManifestTest {

  private static final String NAME = "monitorix";
  private static final List<Node> OBJECTS =
      DeployedFiles.documents(DeployedFiles.text("examples/standalone/kubernetes/monitorix.yaml"));

  @TempDir private Path folder;

  private static Node object(String kind) {
    return OBJECTS.stream()
        .filter(each -> each.get("kind").text().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Node pod() {
    return object("StatefulSet").at("spec", "template", "spec");
  }

  private static Node container() {
    return pod().get("containers").list().get(0);
  }

  @Test
  void hasAllThatRunsItInOneNamespace() {
    assertThat(OBJECTS)
        .extracting(each -> each.get("kind").text())
        .containsExactly(
            "Namespace",
            "ServiceAccount",
            "ConfigMap",
            "Secret",
            "StatefulSet",
            "PersistentVolumeClaim",
            "Service",
            "NetworkPolicy");
    assertThat(OBJECTS).allMatch(each -> each.at("metadata", "name").text().equals(NAME));
    assertThat(OBJECTS.subList(1, OBJECTS.size()))
        .allMatch(each -> each.at("metadata", "namespace").text().equals(NAME));
  }

  @Test
  void podIsAllowedWhereThePolicyIsRestricted() {
    assertThat(pod().get("securityContext").map())
        .containsEntry("runAsNonRoot", true)
        .containsEntry("runAsUser", 65532)
        .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
    assertThat(container().get("securityContext").map())
        .containsEntry("allowPrivilegeEscalation", false)
        .containsEntry("readOnlyRootFilesystem", true)
        .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
    assertThat(DeployedFiles.text("grafana/Dockerfile")).contains("\nUSER 65532:65532\n");
    assertThat(container().get("image").text()).endsWith(":" + DeployedFiles.version());
    assertThat(pod().get("automountServiceAccountToken").value()).isEqualTo(false);
  }

  @Test
  void partsFindEachOther() {
    Object labels = object("StatefulSet").at("spec", "template", "metadata", "labels").value();

    assertThat(object("StatefulSet").at("spec", "selector", "matchLabels").value())
        .isEqualTo(labels);
    assertThat(object("Service").at("spec", "selector").value()).isEqualTo(labels);
    assertThat(object("NetworkPolicy").at("spec", "podSelector", "matchLabels").value())
        .isEqualTo(labels);
    assertThat(container().get("volumeMounts").list())
        .extracting(each -> each.get("name").text())
        .containsExactlyInAnyOrderElementsOf(
            pod().get("volumes").list().stream().map(each -> each.get("name").text()).toList());
    assertThat(container().get("ports").list().get(0).get("containerPort").value())
        .isEqualTo(object("Service").at("spec", "ports").list().get(0).get("port").value())
        .isEqualTo(9221);
  }

  @Test
  void probesAskWhatIsAnswered() {
    assertThat(container().at("livenessProbe", "httpGet", "path").text()).isEqualTo("/-/healthy");
    assertThat(container().at("readinessProbe", "httpGet", "path").text()).isEqualTo("/-/ready");
  }

  @Test
  void configurationIsFineWithTheSecretThatIsMounted() throws Exception {
    String text = object("ConfigMap").at("data", "monitorix.yml").text();
    String secrets = mountPath("secrets");
    Map<String, Object> secret = object("Secret").get("stringData").map();
    for (Map.Entry<String, Object> each : secret.entrySet()) {
      Files.writeString(folder.resolve(each.getKey()), String.valueOf(each.getValue()));
      assertThat(text).contains("secret_file: " + secrets + "/" + each.getKey());
    }

    assertThat(secret).isNotEmpty();
    assertThat(DeployedFiles.problems(folder, text.replace(secrets, folder.toString()), Map.of()))
        .isEmpty();
    assertThat(DeployedFiles.yaml(text).get("data_dir").text()).isEqualTo(mountPath("data"));
    assertThat(container().get("args").texts())
        .containsExactly("run", "--config", mountPath("config") + "/monitorix.yml");
  }

  private static String mountPath(String volume) {
    return container().get("volumeMounts").list().stream()
        .filter(each -> Objects.equals(each.get("name").value(), volume))
        .map(each -> each.get("mountPath").text())
        .findFirst()
        .orElseThrow();
  }
}
