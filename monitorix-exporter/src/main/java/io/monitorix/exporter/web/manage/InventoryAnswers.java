package io.monitorix.exporter.web.manage;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.inventory.Cluster;
import io.monitorix.exporter.inventory.Datastore;
import io.monitorix.exporter.inventory.Guest;
import io.monitorix.exporter.inventory.InventoryReader;
import io.monitorix.exporter.inventory.Node;
import io.monitorix.exporter.inventory.Storage;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code inventory}: clusters, their nodes, guests, storages and datastores, with latest values.
 */
final class InventoryAnswers {

  private static final String PATH = Endpoints.BASE + "/inventory";
  private static final String CLUSTER = "cluster";
  private static final String NODE = "node";

  private final InventoryReader inventory;

  InventoryAnswers(InventoryReader inventory) {
    this.inventory = inventory;
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .get(PATH, this::clusters)
        .get(PATH + "/guests", this::guests)
        .get(PATH + "/nodes", this::nodes)
        .get(PATH + "/storages", this::storages)
        .get(PATH + "/datastores", this::datastores)
        .get(PATH + "/{" + CLUSTER + "}", this::cluster)
        .get(PATH + "/{" + CLUSTER + "}/nodes/{" + NODE + "}", this::node)
        .get(PATH + "/{" + CLUSTER + "}/guests/{type}/{vmid}", this::guest);
  }

  private void clusters(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    Paging.send(
        request,
        paging.of(inventory.clusters(request.visibility()).stream(), Cluster::name),
        (out, cluster) -> {
          out.beginObject();
          InventoryJson.summary(out, cluster);
          out.endObject();
        });
  }

  private Cluster found(Request request) {
    String name = request.segment(CLUSTER);
    return inventory
        .cluster(name, request.visibility())
        .orElseThrow(() -> ProblemException.notFound("there is no cluster " + name));
  }

  private void cluster(Request request) throws IOException {
    Parameters.of(request);
    Cluster cluster = found(request);
    Answers.send(
        request,
        out -> {
          out.beginObject();
          InventoryJson.summary(out, cluster);
          InventoryJson.usage(out.name("host"), cluster.host());
          out.name("nodes").beginArray();
          for (Node node : cluster.nodes()) {
            InventoryJson.node(out, node);
          }
          out.endArray().name("storages").beginArray();
          for (Storage storage : cluster.storages()) {
            InventoryJson.storage(out, storage);
          }
          out.endArray().name("datastores").beginArray();
          for (Datastore store : cluster.datastores()) {
            InventoryJson.datastore(out, store);
          }
          out.endArray().endObject();
        });
  }

  private void node(Request request) throws IOException {
    Parameters.of(request);
    Cluster cluster = found(request);
    String name = request.segment(NODE);
    Node node =
        cluster.nodes().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound(cluster.name() + " has no node " + name));
    Answers.send(
        request,
        out -> {
          out.beginObject();
          InventoryJson.fields(out, node);
          out.name("guestList").beginArray();
          for (Guest guest : cluster.guests()) {
            if (guest.facts().node().equals(name)) {
              InventoryJson.guest(out, guest);
            }
          }
          out.endArray().name("storages").beginArray();
          for (Storage storage : cluster.storages()) {
            if (storage.facts().node().equals(name)) {
              InventoryJson.storage(out, storage);
            }
          }
          out.endArray().endObject();
        });
  }

  private void guest(Request request) throws IOException {
    Parameters.of(request);
    Cluster cluster = found(request);
    String id = request.segment("type") + "/" + request.segment("vmid");
    Guest guest =
        cluster.guests().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound(cluster.name() + " has no guest " + id));
    Answers.send(request, out -> InventoryJson.guest(out, guest));
  }

  /** What narrows a list down; each parameter may come several times. */
  private record Query(
      Paging paging, List<String> clusters, List<String> nodes, Visibility visibility) {

    static Query of(Request request, Parameters parameters) {
      return new Query(
          Paging.of(parameters),
          parameters.all(CLUSTER),
          parameters.all(NODE),
          request.visibility());
    }

    Stream<Cluster> clusters(InventoryReader inventory) {
      if (clusters.isEmpty()) {
        return inventory.clusters(visibility).stream();
      }
      return clusters.stream()
          .distinct()
          .flatMap(name -> inventory.cluster(name, visibility).stream());
    }

    boolean wantsNode(String node) {
      return nodes.isEmpty() || nodes.contains(node);
    }
  }

  private void guests(Request request) throws IOException {
    Parameters parameters =
        Parameters.of(
            request, CLUSTER, NODE, "pool", "tag", "status", "type", Paging.LIMIT, Paging.CURSOR);
    Query query = Query.of(request, parameters);
    List<String> pools = parameters.all("pool");
    List<String> tags = parameters.all("tag");
    List<String> statuses = parameters.all("status");
    List<String> types = parameters.all("type");
    Stream<Guest> found =
        query
            .clusters(inventory)
            .flatMap(cluster -> cluster.guests().stream())
            .filter(
                guest -> {
                  Subject.Guest facts = guest.facts();
                  return query.wantsNode(facts.node())
                      && (pools.isEmpty() || (facts.pool() != null && pools.contains(facts.pool())))
                      && (tags.isEmpty() || facts.tags().stream().anyMatch(tags::contains))
                      && (statuses.isEmpty() || statuses.contains(facts.status()))
                      && (types.isEmpty() || types.contains(guest.type()));
                });
    Paging.send(
        request,
        query.paging().of(found, guest -> guest.cluster() + "\n" + guest.id()),
        InventoryJson::guest);
  }

  private void nodes(Request request) throws IOException {
    Query query = Query.of(request, Parameters.of(request, CLUSTER, Paging.LIMIT, Paging.CURSOR));
    Paging.send(
        request,
        query
            .paging()
            .of(
                query.clusters(inventory).flatMap(cluster -> cluster.nodes().stream()),
                node -> node.cluster() + "\n" + node.name()),
        InventoryJson::node);
  }

  private void storages(Request request) throws IOException {
    Query query =
        Query.of(request, Parameters.of(request, CLUSTER, NODE, Paging.LIMIT, Paging.CURSOR));
    Paging.send(
        request,
        query
            .paging()
            .of(
                query
                    .clusters(inventory)
                    .flatMap(cluster -> cluster.storages().stream())
                    .filter(storage -> query.wantsNode(storage.facts().node())),
                each -> each.cluster() + "\n" + each.facts().id() + "\n" + each.facts().node()),
        InventoryJson::storage);
  }

  private void datastores(Request request) throws IOException {
    Query query = Query.of(request, Parameters.of(request, CLUSTER, Paging.LIMIT, Paging.CURSOR));
    Paging.send(
        request,
        query
            .paging()
            .of(
                query.clusters(inventory).flatMap(cluster -> cluster.datastores().stream()),
                store -> store.cluster() + "\n" + store.name()),
        InventoryJson::datastore);
  }
}
