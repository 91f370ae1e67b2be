package org.borderexchange.notification.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.borderexchange.notification.delivery.Delivery;

/** What this instance knows of the log of one subscription to which streams are open: how far it goes, and the last of it. Thread-safe. */
final class StreamLog {

    /** So many are handed on without asking the store. */
    private static final int REMEMBERED = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Delivery> last = new ArrayDeque<>();
    private long head;
    private int open;
    private long tests;

    /** These were stored. */
    void published(Delivery delivery) {
        locked(() -> {
            if (!last.isEmpty() && last.getLast().seq() + 1 != delivery.seq()) {
                last.clear();
            }
            last.addLast(delivery);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
            head = Math.max(head, delivery.seq());
        });
    }

    /** There is more than was known, stored by another instance. */
    void reaches(long place) {
        locked(() -> head = Math.max(head, place));
    }

    void test() {
        locked(() -> tests++);
    }

    long tests() {
        lock.lock();
        try {
            return tests;
        } finally {
            lock.unlock();
        }
    }

    long head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** @return how many streams are open now */
    int opened(int more) {
        lock.lock();
        try {
            open += more;
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** What directly follows a place; empty if that is not remembered. */
    List<Delivery> after(long place) {
        lock.lock();
        try {
            if (last.isEmpty() || last.getFirst().seq() > place + 1) {
                return List.of();
            }
            var following = new ArrayList<Delivery>();
            for (var delivery : last) {
                if (delivery.seq() > place) {
                    following.add(delivery);
                }
            }
            return following;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the log goes beyond a place, a test was asked for, or patience ends. */
    void await(long place, long testsSeen, long patienceNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patienceNanos;
            while (head <= place && tests == testsSeen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits looks again, for the end may have come. */
    void wake() {
        locked(() -> tests++);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
