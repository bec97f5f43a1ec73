package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.ParameterException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.ServerException;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures in the manner of Backup Server: the words are the body, in plain text. */
class PlainTextFailureTest {

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private ProxmoxException failure(String status, String contentType, String body) {
    server.http.enqueue(
        new MockResponse.Builder()
            .status("HTTP/1.1 " + status)
            .addHeader("Content-Type", contentType)
            .body(body)
            .build());
    return catchThrowableOfType(ProxmoxException.class, () -> server.client.version().execute());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 Unauthorized          | authentication failed - invalid token value | AuthenticationException
          403 Forbidden             | permission check failed                     | PermissionException
          404 Not Found             | Path '/api2/json/x' not found.              | NotFoundException
          400 Bad Request           | no such datastore 'attic'                   | NotFoundException
          400 Bad Request           | group is locked                             | ParameterException
          500 Internal Server Error | unable to read the index                    | ServerException
          """)
  void theBodySpeaksWhereTheReasonIsHttpsOwn(String status, String body, String type) {
    ProxmoxException thrown = failure(status, "text/plain", body + "\n");

    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
    assertThat(thrown.proxmoxMessage()).isEqualTo(body);
    assertThat(thrown)
        .isInstanceOfAny(
            AuthenticationException.class,
            PermissionException.class,
            NotFoundException.class,
            ParameterException.class,
            ServerException.class);
  }

  @Test
  void complaintsAboutParametersAreToldByParameter() {
    ProxmoxException thrown =
        failure(
            "400 Bad Request",
            "text/plain",
            """
            parameter verification errors

            parameter 'store': value is too short
            parameter 'ns': too deep
            """);

    assertThat(thrown).isInstanceOf(ParameterException.class);
    assertThat(((ParameterException) thrown).errors())
        .isEqualTo(Map.of("store", "value is too short", "ns", "too deep"));
  }

  @Test
  void aWebPageIsNotTakenForWords() {
    assertThat(failure("503 Service Unavailable", "text/html", "<h1>down</h1>").proxmoxMessage())
        .isEqualTo("Service Unavailable");
  }

  @Test
  void aReasonOfProxmoxItselfGoesBeforeTheBody() {
    assertThat(failure("500 no quorum!", "text/plain", "see the log").proxmoxMessage())
        .isEqualTo("no quorum!");
  }
}
