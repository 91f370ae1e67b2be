package org.borderexchange.local.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs a connection's commands on a virtual thread of its own: one that waits for the disk delays no other. */
final class ConnectionHandler extends MongoDatabaseHandler {

    private final ExecutorService commands = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("store-connection").factory());

    ConnectionHandler(MongoBackend backend, ChannelGroup connections) {
        super(backend, connections);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        commands.execute(() -> {
            try {
                super.channelRead0(context, request);
            } catch (Throwable e) { // ends the connection, lest the client wait for ever
                context.fireExceptionCaught(e);
            }
        });
    }

    /** Lets a command that is running finish: to interrupt its thread would close the store's file. */
    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        commands.shutdown();
        super.channelInactive(context);
    }
}
