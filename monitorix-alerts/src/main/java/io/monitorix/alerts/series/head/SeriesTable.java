package io.monitorix.alerts.series.head;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Series by number. Numbers are never used twice, so pages of numbers whose series are all gone are
 * let go. One thread changes it, others read without a lock.
 */
final class SeriesTable {

  private static final int PAGE = 1024;

  private volatile Page[] pages = {};
  private int next;

  /** The number that the next series gets. */
  int next() {
    return next;
  }

  void add(LiveSeries series) {
    int page = series.id() / PAGE;
    if (page == pages.length) {
      Page[] more = Arrays.copyOf(pages, page + 1);
      more[page] = new Page(new AtomicReferenceArray<>(PAGE));
      pages = more;
    }
    pages[page].slots().set(series.id() % PAGE, series);
    next = series.id() + 1;
  }

  @Nullable LiveSeries get(int id) {
    Page[] all = pages;
    int page = id / PAGE;
    AtomicReferenceArray<@Nullable LiveSeries> slots =
        page < all.length ? all[page].slots() : Page.GONE.slots();
    return slots.length() == 0 ? null : slots.get(id % PAGE);
  }

  void remove(int id) {
    AtomicReferenceArray<@Nullable LiveSeries> slots = pages[id / PAGE].slots();
    slots.set(id % PAGE, null);
    if (next / PAGE > id / PAGE && isEmpty(slots)) {
      Page[] fewer = pages.clone();
      fewer[id / PAGE] = Page.GONE;
      pages = fewer;
    }
  }

  void forEach(Consumer<LiveSeries> visitor) {
    for (Page page : pages) {
      for (int i = 0; i < page.slots().length(); i++) {
        LiveSeries series = page.slots().get(i);
        if (series != null) {
          visitor.accept(series);
        }
      }
    }
  }

  private static boolean isEmpty(AtomicReferenceArray<@Nullable LiveSeries> slots) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.get(i) != null) {
        return false;
      }
    }
    return true;
  }

  private record Page(AtomicReferenceArray<@Nullable LiveSeries> slots) {

    static final Page GONE = new Page(new AtomicReferenceArray<>(0));
  }
}
