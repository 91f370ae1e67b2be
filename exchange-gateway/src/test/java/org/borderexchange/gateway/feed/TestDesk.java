package org.borderexchange.gateway.feed;

import java.time.Duration;

/** A desk without HTTP. */
public final class TestDesk implements AutoCloseable {

    private final DeskStream stream;

    public TestDesk(DeskFeed feed) {
        stream = feed.open(null);
    }

    /** What comes next, as it is sent; waits 5 s at most. */
    public String next() throws InterruptedException {
        return stream.next(Duration.ofSeconds(5)).orElse("the stream has ended");
    }

    @Override
    public void close() {
        stream.close();
    }
}
