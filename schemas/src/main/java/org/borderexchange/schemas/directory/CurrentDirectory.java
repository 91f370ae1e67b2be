package org.borderexchange.schemas.directory;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory as it was last read without fault. Who is a member <em>now</em> changes without a new reading as well,
 * when the day of a {@code from} or {@code until} comes: ask at every use. Thread-safe.
 */
public final class CurrentDirectory implements Supplier<ExchangeDirectory> {

    private static final Logger log = LoggerFactory.getLogger(CurrentDirectory.class);

    private final Path location;
    private volatile ExchangeDirectory present;
    private volatile Optional<String> fault = Optional.empty();

    /** @throws InvalidDirectory naming file and entry: no service starts without knowing who may know what */
    public CurrentDirectory(Path location) {
        this.location = location;
        this.present = ExchangeDirectory.read(location);
    }

    /** The same instance until a changed file has been read. */
    @Override
    public ExchangeDirectory get() {
        return present;
    }

    /**
     * Reads the files again. Their content decides what has changed, not their dates, which mounted volumes do not
     * keep. A faulty file changes nothing: the last good reading stays.
     */
    public synchronized void refresh() {
        try {
            var read = ExchangeDirectory.read(location);
            if (!read.equals(present)) {
                present = read;
                log.info("the directory has changed and is in force");
            }
            fault = Optional.empty();
        } catch (InvalidDirectory invalid) {
            var message = String.valueOf(invalid.getMessage());
            if (!fault.equals(Optional.of(message))) {
                log.warn("the directory cannot be used as it is now, the last good one stays in force: {}", message);
            }
            fault = Optional.of(message);
        }
    }

    /** Do the files hold something else than what is in force, because they are faulty? */
    public boolean isOutdated() {
        return fault.isPresent();
    }
}
