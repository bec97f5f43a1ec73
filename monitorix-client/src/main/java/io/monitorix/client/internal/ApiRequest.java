package io.monitorix.client.internal;

import io.monitorix.client.Exchange;
import io.monitorix.client.Method;
import io.monitorix.client.Server;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a server, whichever server that will be.
 *
 * @param endpoint whose parameters go into the body of a POST or PUT and else into the query, as
 *     Proxmox refuses bodies there
 * @param once whether the answer is used up while it comes in, so that asking again in the middle
 *     would use its beginning twice
 */
record ApiRequest(Method method, Endpoint endpoint, boolean once) {

  ApiRequest(Method method, Endpoint endpoint) {
    this(method, endpoint, false);
  }

  /** The same request, whose answer is used up while it comes in. */
  ApiRequest usedUp() {
    return new ApiRequest(method, endpoint, true);
  }

  /** Whether asking twice does no more than asking once. */
  boolean repeatable() {
    return method == Method.GET && !once;
  }

  /** The request to one server, without any word of who calls. */
  Request.Builder to(Server server) {
    Request.Builder request = new Request.Builder().url(url(server));
    return switch (method) {
      case GET -> request.get();
      case DELETE -> request.delete(null);
      case POST -> request.post(form());
      case PUT -> request.put(form());
    };
  }

  Exchange exchange(Server server) {
    return new Exchange(
        method.name(), endpoint.template(), endpoint.path(), url(server).toString(), null, null);
  }

  private HttpUrl url(Server server) {
    return method == Method.POST || method == Method.PUT
        ? endpoint.bareUrl(server)
        : endpoint.url(server);
  }

  private FormBody form() {
    FormBody.Builder form = new FormBody.Builder();
    for (int i = 0; i < endpoint.parameters().size(); i += 2) {
      form.add(endpoint.parameters().get(i), endpoint.parameters().get(i + 1));
    }
    return form.build();
  }

  /** The node that a node-local path names; null where the whole cluster is asked. */
  @Nullable String node() {
    return endpoint.template().startsWith("/nodes/{node}") ? endpoint.segments().get(1) : null;
  }
}
