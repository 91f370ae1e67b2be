package org.borderexchange.local.store;

import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * A server of the MongoDB protocol over one file, on 127.0.0.1 only. It answers a write when the write is durable, so
 * that nothing acknowledged is lost when the process is killed.
 *
 * <p>It stands in for MongoDB where none is installed, without transactions, change streams or authentication. Indexes
 * serve equality, {@code $in}, ranges and presence of their first field, further fields after it, and the order of
 * limited searches; all else is a scan. Indexes that are not unique lie in memory. All that a query finds is in memory at
 * once: find many with a projection.
 */
public final class DurableStore implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int CACHE_MEGABYTES = 32;

    /** Each commit writes whole pages: small ones halve the file and speed up writing. */
    private static final int PAGE_BYTES = 4 * 1024;

    private final GroupCommit commits;

    /** The listener and all connections. Closes what joins after it was closed. */
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final int port;

    private DurableStore(MVStore store, int port, Durability durability) {
        this.commits = new GroupCommit(store, durability);
        try {
            this.port = listen(new DurableBackend(store, commits), port);
        } catch (Throwable e) { // Netty throws checked exceptions unannounced
            close();
            throw e;
        }
    }

    /** Opens a store whose acknowledged writes survive a power cut. See {@link #open(Path, int, Durability)}. */
    public static DurableStore open(Path file, int port) {
        return open(file, port, Durability.POWER_CUT);
    }

    /**
     * Opens the store that the file holds, or a new one, and serves it.
     *
     * @param port 0 takes a free one
     * @throws org.h2.mvstore.MVStoreException if the file is in use by another process, or is not a store
     */
    public static DurableStore open(Path file, int port, Durability durability) {
        return new DurableStore(
                builder().fileName(file.toString()).cacheSize(CACHE_MEGABYTES).open(), port, durability);
    }

    /** Serves an empty store without a file, on a free port. */
    public static DurableStore inMemory() {
        return new DurableStore(builder().open(), 0, Durability.PROCESS_KILL);
    }

    /** Without commits of its own, which would not wait for the end of a command. */
    private static MVStore.Builder builder() {
        return new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES);
    }

    public int port() {
        return port;
    }

    public String connectionString(String database) {
        return "mongodb://" + HOST + ":" + port + "/" + database;
    }

    /** Ends all connections and lets running commits finish. */
    @Override
    public void close() {
        // First: a loop that is told to end between two looks at this flag ends without closing what it serves, and the
        // port stays taken.
        channels.close().syncUninterruptibly();
        eventLoops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        commits.close();
    }

    private int listen(DurableBackend backend, int port) {
        var listener = new ServerBootstrap()
                .group(eventLoops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connection
                                .pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new MongoWireMessageEncoder())
                                .addLast(new MongoWireProtocolHandler())
                                .addLast(new ConnectionHandler(backend, channels))
                                .addLast(new MongoExceptionHandler());
                    }
                })
                .bind(HOST, port)
                .syncUninterruptibly()
                .channel();
        channels.add(listener);
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }
}
