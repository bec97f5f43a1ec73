package io.monitorix.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A long list that is fetched page by page, while it is walked through. Nothing is fetched before
 * the first row is asked for, and never more than one page is held. Each walk asks the server anew.
 *
 * <p>The list may change while it is walked through: one that grows at its end, as a log does, is
 * walked to the end that it has by then; one that grows at its beginning, as a list of tasks does,
 * repeats rows.
 *
 * <p>Thread-safe; an iterator or stream belongs to one thread. Both throw what the calls throw, a
 * {@link ProxmoxException}.
 *
 * @param <T> a row
 */
public final class Pages<T> implements Iterable<T> {

  private final int size;
  private final Source<T> source;

  /**
   * Where the pages come from.
   *
   * @param <T> a row
   */
  @FunctionalInterface
  public interface Source<T> {

    /**
     * The call for one page.
     *
     * @param start how many rows to pass over
     * @param limit how many rows at most
     */
    Call<Page<T>> page(int start, int limit);
  }

  private Pages(int size, Source<T> source) {
    this.size = size;
    this.source = source;
  }

  /**
   * A list in pages.
   *
   * @param size rows of a page, positive
   * @throws IllegalArgumentException when the size is zero or negative
   */
  public static <T> Pages<T> of(int size, Source<T> source) {
    if (size <= 0) {
      throw new IllegalArgumentException("a page must have a row at least, not " + size);
    }
    return new Pages<>(size, source);
  }

  /**
   * The same list in pages of another size.
   *
   * @param rows of a page, positive
   * @throws IllegalArgumentException when the size is zero or negative
   */
  public Pages<T> pageSize(int rows) {
    return of(rows, source);
  }

  /** Walks through the list, fetching as it goes. Cannot remove. */
  @Override
  public Iterator<T> iterator() {
    return new Walk();
  }

  /** The rows in their order, fetched as they are taken. Needs no closing. */
  public Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  private final class Walk implements Iterator<T> {

    private List<T> rows = List.of();
    private int next;
    private int start;
    private boolean ended;

    @Override
    public boolean hasNext() {
      while (next >= rows.size() && !ended) {
        fetch();
      }
      return next < rows.size();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the list has ended");
      }
      return rows.get(next++);
    }

    private void fetch() {
      Page<T> page = source.page(start, size).execute();
      rows = page.rows();
      next = 0;
      // Rows that could not be read still count, so the number of rows says nothing of the end.
      start = Math.addExact(start, size);
      ended = page.total() == null ? rows.isEmpty() : start >= page.total();
    }
  }
}
