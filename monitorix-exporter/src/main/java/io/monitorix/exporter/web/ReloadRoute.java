package io.monitorix.exporter.web;

import java.io.IOException;

/** {@code /-/reload}: loads the configuration again, and tells what is wrong with it. */
final class ReloadRoute implements Route.Handler {

  private final Reloading reloading;

  ReloadRoute(Reloading reloading) {
    this.reloading = reloading;
  }

  @Override
  public void handle(Request request) throws IOException {
    ReloadResult result = reloading.reload();
    if (result.isSuccessful()) {
      request.answer(200, "reloaded");
    } else {
      request.answer(
          500,
          "not reloaded, what was loaded before stays:\n" + String.join("\n", result.problems()));
    }
  }
}
