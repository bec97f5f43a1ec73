package io.monitorix.exporter.web.openapi;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Parameters;
import java.io.IOException;
import java.util.List;

/** {@code openapi.json}: the document, served. */
public final class OpenApiRoute {

  private OpenApiRoute() {}

  /** The routes. */
  public static List<Route> routes(Cors cors) {
    return new Endpoints(cors).get(Endpoints.BASE + "/openapi.json", OpenApiRoute::send).routes();
  }

  private static void send(Request request) throws IOException {
    Parameters.of(request);
    Answers.sendTagged(request, 200, OpenApiRoute::write);
  }

  private static void write(JsonWriter out) throws IOException {
    out.jsonValue(OpenApi.document());
  }

  /** The document as the repository has it, on many lines. */
  public static String printed() {
    return Answers.json(
            out -> {
              out.setIndent("  ");
              write(out);
            })
        + "\n";
  }
}
