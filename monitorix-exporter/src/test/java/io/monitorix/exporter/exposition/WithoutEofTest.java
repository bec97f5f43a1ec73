package io.monitorix.exporter.exposition;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithoutEofTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'# EOF\n'                | ''",
        "'a 1\n# EOF\n'           | 'a 1\n'",
        "'a 1\nb 2\n# EOF\n'      | 'a 1\nb 2\n'",
        "'# EOF\n# EOF\n'         | '# EOF\n'",
        "'# EOF\na 1\n'           | '# EOF\na 1\n'",
        "'a 1\n# EOF'             | 'a 1\n# EOF'",
        "'a 1\n# EOG\n'           | 'a 1\n# EOG\n'",
        "'a'                      | 'a'",
        "''                       | ''",
      })
  void marksTheEndNowhereHoweverTheTextIsCut(String written, String expected) throws IOException {
    byte[] bytes = written.getBytes(US_ASCII);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        var out = new ByteArrayOutputStream();
        var without = new WithoutEof(out);
        without.write(bytes, 0, first);
        without.write(bytes, first, second - first);
        without.write(bytes, second, bytes.length - second);
        without.finish();
        assertThat(out.toString(US_ASCII)).as("cut at %d, %d", first, second).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'a 1\n# EOF\n','a 1\n'", "'# EOF\n',''", "'abc','abc'"})
  void takesSingleBytesAsWell(String written, String expected) throws IOException {
    var out = new ByteArrayOutputStream();
    var without = new WithoutEof(out);
    for (byte b : written.getBytes(US_ASCII)) {
      without.write(b);
    }
    without.finish();

    assertThat(out.toString(US_ASCII)).isEqualTo(expected);
  }
}
