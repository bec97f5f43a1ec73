package io.monitorix.exporter.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final Secrets secrets = new Secrets(RandomGenerator.of("L64X128MixRandom"));

  @Test
  void idsAreNoOptionsOfACommand() {
    List<String> ids = Stream.generate(secrets::id).limit(2_000).toList();

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9A-Za-z]{16}"));
  }
}
