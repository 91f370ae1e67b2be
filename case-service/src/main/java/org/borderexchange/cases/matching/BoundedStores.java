package org.borderexchange.cases.matching;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** Lets the dozens of RocksDB stores of one process share one cache and one budget for what is not written yet. */
public final class BoundedStores implements RocksDBConfigSetter {

    /** Setting: bytes for all stores of this process; that of the first store counts. */
    static final String MEMORY = "exchange.stores.memory.bytes";

    private static final long WRITE_BUFFER = 4 << 20;

    /** As long as the process: stores come and go. */
    private record Memory(Cache cache, WriteBufferManager writeBuffers) {

        static Memory of(long bytes) {
            var cache = new LRUCache(bytes);
            // What is not written yet counts as part of the cache.
            return new Memory(cache, new WriteBufferManager(bytes / 2, cache));
        }
    }

    private static @Nullable Memory shared;

    private static synchronized Memory shared(long bytes) {
        var memory = shared;
        if (memory == null) {
            memory = Memory.of(bytes);
            shared = memory;
        }
        return memory;
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        var memory = shared(Long.parseLong(String.valueOf(configs.get(MEMORY))));
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER);
    }

    @Override
    public void close(String store, Options options) {
        // What is shared stays.
    }
}
