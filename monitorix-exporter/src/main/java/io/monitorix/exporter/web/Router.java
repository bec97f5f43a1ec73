package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request. */
final class Router implements HttpHandler {

  private static final Logger log = LoggerFactory.getLogger(Router.class);

  private final Map<String, Route> routes;

  private final SlowReaders slowReaders;

  Router(List<Route> routes, SlowReaders slowReaders) {
    this.slowReaders = slowReaders;
    this.routes = routes.stream().collect(Collectors.toMap(Route::path, Function.identity()));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Request request = new Request(exchange, slowReaders);
    String path = exchange.getRequestURI().getPath();
    Route route = routes.get(path);
    String method = exchange.getRequestMethod();
    try {
      if (route == null) {
        request.answer(404, "there is nothing at " + path + "; / lists what there is");
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        request.answer(405, "method not allowed: use GET");
      } else {
        route.handler().handle(request);
      }
    } catch (BadRequestException e) {
      request.answer(400, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      log.debug("answer not sent: path={} error={}", path, e.toString());
      exchange.close();
    } catch (RuntimeException e) {
      log.error("request failed: path={}", path, e);
      if (exchange.getResponseCode() == -1) {
        request.answerInternalError();
      } else {
        exchange.close();
      }
    }
  }
}
