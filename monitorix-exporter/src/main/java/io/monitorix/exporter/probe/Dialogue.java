package io.monitorix.exporter.probe;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TcpProbe;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lines that go back and forth over a connection. For one check. */
final class Dialogue {

  private static final int LONGEST_LINE = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final Probing probing;

  Dialogue(Socket socket, Probing probing) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.probing = probing;
  }

  /**
   * Takes a step, but for the turn to TLS.
   *
   * @return whether what was expected came
   * @throws IOException when the connection fails, or the time is over
   */
  boolean take(TcpProbe.Step step) throws IOException {
    Matcher matched = null;
    Pattern expected = step.expect();
    if (expected != null) {
      matched = await(expected);
      if (matched == null) {
        probing.set(ProbeMetrics.FAILED_DUE_TO_REGEX, 1);
        return probing.fail("the connection ended before a line matched " + expected);
      }
      probing.set(ProbeMetrics.FAILED_DUE_TO_REGEX, 0);
      emit(step.labels(), matched);
    }
    Secret send = step.send();
    if (send != null) {
      String line = matched == null ? send.value() : Template.expand(send.value(), matched);
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      // Not the line itself: it can be a password.
      probing.log("sent a line");
    }
    return true;
  }

  private @Nullable Matcher await(Pattern expected) throws IOException {
    for (String line = line(); line != null; line = line()) {
      Matcher matcher = expected.matcher(line);
      if (matcher.find()) {
        probing.log("a line matches " + expected);
        return matcher;
      }
      probing.log("a line does not match " + expected);
    }
    return null;
  }

  /** The next line without its end; the last one may have none. Null after it. */
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      line.write(b);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
      }
      b = read();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private int read() throws IOException {
    if (in.available() == 0) {
      socket.setSoTimeout(probing.deadline().remainingMillis());
    }
    return in.read();
  }

  private void emit(Map<String, String> labels, Matcher matched) {
    if (labels.isEmpty()) {
      return;
    }
    Labels.Builder values = Labels.builder();
    new TreeMap<>(labels)
        .forEach((name, value) -> values.label(name, Template.expand(value, matched)));
    probing.set(ProbeMetrics.EXPECT_INFO, values.build(), 1);
  }
}
