package io.monitorix.spring.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What editors know of the properties. */
class MetadataTest {

  private static DocumentContext metadata;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MonitorixProperties.class.getResourceAsStream(
                "/META-INF/spring-configuration-metadata.json"))) {
      metadata = JsonPath.parse(in);
    }
  }

  private static List<Map<String, Object>> ours() {
    return metadata.read("$.properties[?(@.name =~ /monitorix[.].*/)]");
  }

  @Test
  void eachPropertyHasADescriptionThatIsASentence() {
    assertThat(ours())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            property ->
                assertThat(property.get("description"))
                    .as("description of %s", property.get("name"))
                    .asString()
                    .matches("(?s)[A-Z].*[.]"));
  }

  @Test
  void eachFlagAndTimeThatIsNotInheritedHasADefault() {
    assertThat(ours())
        .filteredOn(
            property ->
                List.of("java.lang.Boolean", "java.time.Duration").contains(property.get("type")))
        .filteredOn(property -> !String.valueOf(property.get("name")).contains(".routing.route."))
        .isNotEmpty()
        .allSatisfy(
            property ->
                assertThat(property.get("defaultValue"))
                    .as("default of %s", property.get("name"))
                    .isNotNull());
  }

  @Test
  void hintsAreOfPropertiesThatThereAre() {
    List<String> names = metadata.read("$.properties[*].name");
    List<String> hints = metadata.read("$.hints[*].name");
    assertThat(hints).contains("monitorix.alerts.rules.files", "monitorix.alerts.database.use");
    assertThat(hints)
        .filteredOn(name -> name.startsWith("monitorix."))
        .allSatisfy(name -> assertThat(names).contains(name.replaceAll("[.]keys$", "")));
  }

  @Test
  void valuesOfAHintAreThoseOfTheEnum() {
    List<String> values =
        metadata.read("$.hints[?(@.name == 'monitorix.alerts.database.use')].values[*].value");
    assertThat(values)
        .map(
            value ->
                AlertsProperties.Database.Use.valueOf(
                    value.replace('-', '_').toUpperCase(java.util.Locale.ROOT)))
        .containsExactlyInAnyOrder(AlertsProperties.Database.Use.values());
  }
}
