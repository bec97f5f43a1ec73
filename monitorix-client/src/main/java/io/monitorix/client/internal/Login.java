package io.monitorix.client.internal;

/** How each request shows who calls. */
sealed interface Login permits Login.Token, Tickets {

  /** The header for the next request; may have to log in first. */
  Header header(Deadline deadline, Cancellation cancellation);

  /**
   * Called when the header was refused (401).
   *
   * @return whether another try may go better
   */
  boolean refused(Header header);

  /**
   * One header.
   *
   * @param value secret
   */
  record Header(String name, String value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An API token: the same header for ever. */
  record Token(Header header) implements Login {
    @Override
    public Header header(Deadline deadline, Cancellation cancellation) {
      return header;
    }

    @Override
    public boolean refused(Header refused) {
      return false;
    }
  }
}
