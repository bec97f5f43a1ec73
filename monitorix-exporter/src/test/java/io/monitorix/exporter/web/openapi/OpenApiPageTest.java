package io.monitorix.exporter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/openapi.json} true. */
class OpenApiPageTest {

  @Test
  void theFileIsTheDocumentThatIsServed() throws IOException {
    Path inRoot = Path.of("docs");
    Path docs = Files.isDirectory(inRoot) ? inRoot : Path.of("..").resolve(inRoot);
    Path page = docs.resolve("openapi.json");
    String text = OpenApiRoute.printed();
    if (Boolean.parseBoolean(System.getenv("MONITORIX_WRITE_DOCS"))) {
      Files.writeString(page, text);
    }
    assertThat(page)
        .as("run this test with MONITORIX_WRITE_DOCS=true in the environment after a change")
        .content()
        .isEqualTo(text);
  }

  @Test
  void eachReferenceLeadsToSomethingAndEachOperationHasAnIdOfItsOwn() {
    String text = OpenApiRoute.printed();
    Matcher references =
        Pattern.compile("\"\\$ref\": \"#/components/(\\w+)/(\\w+)\"").matcher(text);
    while (references.find()) {
      assertThat(OpenApi.document())
          .extracting("components")
          .extracting(references.group(1))
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
          .containsKey(references.group(2));
    }
    List<String> ids = new ArrayList<>();
    Matcher operations = Pattern.compile("\"operationId\": \"(\\w+)\"").matcher(text);
    while (operations.find()) {
      ids.add(operations.group(1));
    }
    assertThat(ids).hasSize(ApiCalls.operations().size()).doesNotHaveDuplicates();
  }
}
