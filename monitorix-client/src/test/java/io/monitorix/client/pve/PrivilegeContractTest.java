package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the privileges that our Javadoc names with those that Proxmox declares, where its
 * schemas lie beside the repository.
 */
class PrivilegeContractTest {

  private static final Pattern METHOD =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public (?:final )?(?:List)?Call<[^{]*"
              + "\\{((?:(?!\\n  }).)*)",
          Pattern.DOTALL);
  private static final Pattern GET =
      Pattern.compile(
          "transport\\s*\\.(?:get|getWhole|list)\\(.*?Endpoint\\s*\\.of\\(\\s*\"([^\"]+)\"",
          Pattern.DOTALL);
  private static final Pattern PRIVILEGE = Pattern.compile("[A-Z][A-Za-z]+\\.[A-Z][A-Za-z.]+");

  @ParameterizedTest
  @ValueSource(strings = {"8.4", "9.2"})
  void everyDeclaredPrivilegeIsNamed(String version) throws IOException {
    Map<?, ?> schemas = Schemas.of(version);
    Set<String> unnamed = new TreeSet<>();
    int checked = 0;
    for (Path file : sources()) {
      String source = Files.readString(file);
      String header = source.substring(0, source.indexOf("\npublic "));
      Matcher method = METHOD.matcher(source);
      while (method.find()) {
        Matcher get = GET.matcher(method.group(2));
        if (get.find() && schemas.get("GET " + get.group(1)) instanceof Map<?, ?> endpoint) {
          String words = (header + method.group(1)).replaceAll("\\s+\\*?\\s*", " ");
          for (String privilege : privileges(endpoint.get("check"))) {
            checked++;
            if (!words.contains(privilege) && !words.contains("Needs what {@link")) {
              unnamed.add(file.getFileName() + " " + get.group(1) + " " + privilege);
            }
          }
        }
      }
    }

    assertThat(checked).isGreaterThan(40);
    assertThat(unnamed).isEmpty();
  }

  private static Set<String> privileges(@Nullable Object check) {
    Set<String> named = new TreeSet<>();
    PRIVILEGE.matcher(String.valueOf(check)).results().forEach(found -> named.add(found.group()));
    return named;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/io/monitorix/client/pve"))) {
      return files
          .filter(file -> file.toString().endsWith("Api.java") || file.endsWith("PveClient.java"))
          .toList();
    }
  }
}
