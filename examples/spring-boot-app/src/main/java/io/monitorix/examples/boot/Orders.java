package io.monitorix.examples.boot;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The shop's pages: orders 1 to 100 are there, 0 breaks something. */
@RestController
class Orders {

  private static final int NEWEST = 100;

  /**
   * An order.
   *
   * @param id its number
   * @param state how far it is
   */
  record Order(int id, String state) {}

  @GetMapping("/orders/{id}")
  Order order(@PathVariable int id) {
    if (id == 0) {
      throw new ResponseStatusException(
          HttpStatus.INTERNAL_SERVER_ERROR, "the warehouse does not answer");
    }
    if (id < 0 || id > NEWEST) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no order " + id);
    }
    return new Order(id, "sent");
  }
}
