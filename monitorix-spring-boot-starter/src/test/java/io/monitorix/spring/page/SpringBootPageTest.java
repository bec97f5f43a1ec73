package io.monitorix.spring.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.spring.fixture.Contexts;
import io.monitorix.spring.properties.MonitorixProperties;
import io.monitorix.spring.properties.TargetProperties;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Keeps docs/spring-boot.md true. */
class SpringBootPageTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z ]+)\\n(.*?)^```$");

  private static Path root() {
    // Surefire starts in the module's folder, an IDE in that of the repository.
    return Files.exists(Path.of("docs")) ? Path.of("") : Path.of("..");
  }

  private static String page() throws IOException {
    return Files.readString(root().resolve("docs/spring-boot.md"));
  }

  private static Stream<String> blocks(String language) throws IOException {
    return blocks(page(), language);
  }

  private static Stream<String> blocks(String page, String language) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2));
  }

  static Stream<String> applications() throws IOException {
    Stream<String> readme =
        blocks(Files.readString(root().resolve("README.md")), "yaml")
            .filter(block -> block.startsWith("monitorix:"));
    return Stream.concat(blocks("yaml"), readme);
  }

  @ParameterizedTest
  @MethodSource("applications")
  void anApplicationStartsWithTheseProperties(String yaml, @TempDir Path folder) throws Exception {
    PropertySource<?> source =
        new YamlPropertySourceLoader()
            .load("page", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
            .get(0);
    Path authority = folder.resolve("ca.pem");
    try (PveSimulator pve = PveSimulator.builder().size(1, 1).start()) {
      Files.writeString(authority, pve.certificatePem());
    }
    Contexts.metered()
        .withInitializer(context -> context.getEnvironment().getPropertySources().addLast(source))
        .withPropertyValues(
            "monitorix.data-dir=" + folder,
            "MAIL_PASSWORD=hush",
            "SLACK_HOOK=https://hooks.slack.com/services/T/B/X",
            "LAB_SECRET=hush",
            "VAULT_SECRET=hush",
            "LAB_CA=file:" + authority)
        .withBean("pager", PageSnippets.Pager.class)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void theRulesAreInOrder() throws IOException {
    assertThat(blocks("yaml rules"))
        .singleElement()
        .satisfies(
            text ->
                assertThat(RuleFile.parse("page", text, RuleTemplates.CHECK).size()).isEqualTo(1));
  }

  @Test
  void theJavaIsThatWhichIsCompiledHere() throws IOException {
    Path sources =
        root().resolve("monitorix-spring-boot-starter/src/test/java/io/monitorix/spring");
    if (!Files.exists(sources)) {
      sources = Path.of("src/test/java/io/monitorix/spring");
    }
    String compiled =
        squeezed(
            Files.readString(sources.resolve("page/PageSnippets.java"))
                + Files.readString(sources.resolve("shop/ShopRulesTest.java")));
    assertThat(blocks("java"))
        .hasSize(4)
        .allSatisfy(
            block ->
                assertThat(compiled)
                    .contains(
                        squeezed(block.replace("\nclass ", "\nstatic class "))
                            .replace("static class ShopRulesTest", "class ShopRulesTest")));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }

  @Test
  void allPropertiesAreThere() throws IOException {
    List<String> names;
    try (InputStream in =
        Objects.requireNonNull(
            MonitorixProperties.class.getResourceAsStream(
                "/META-INF/spring-configuration-metadata.json"))) {
      names = JsonPath.parse(in).read("$.properties[?(@.name =~ /monitorix[.].*/)].name");
    }
    String page = page();
    assertThat(names)
        .hasSizeGreaterThan(30)
        .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    assertThat(TargetProperties.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .allSatisfy(name -> assertThat(page).contains("`" + kebab(name) + "`"));
    assertThat(
            Pattern.compile("(?m)^\\| `(monitorix[.][a-z.-]+)` \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .filter(name -> !name.equals("monitorix.alerts.database.use"))
                .filter(name -> !names.contains(name)))
        .as("properties that there are not")
        .isEmpty();
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void filesThatItLinksToAreThere() throws IOException {
    assertThat(
            Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)")
                .matcher(page())
                .results()
                .map(link -> root().resolve("docs").resolve(link.group(1))))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).exists());
  }
}
