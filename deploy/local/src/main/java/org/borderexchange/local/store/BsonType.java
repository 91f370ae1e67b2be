package org.borderexchange.local.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keeps documents and index keys in the file as BSON: a fraction of the size and time of Java serialization. */
abstract class BsonType<T> extends BasicDataType<T> {

    /** An estimate, which only steers how much the page cache holds. */
    private static final int HEAP_BYTES_PER_BSON_BYTE = 3;

    abstract Document toDocument(T value);

    abstract T fromDocument(Document document);

    @Override
    public int getMemory(T value) {
        return HEAP_BYTES_PER_BSON_BYTE * encoded(value).readableBytes();
    }

    @Override
    public void write(WriteBuffer target, T value) {
        target.put(encoded(value).nioBuffer());
    }

    @Override
    public T read(ByteBuffer source) {
        var bytes = Unpooled.wrappedBuffer(source);
        var value = fromDocument(BsonDecoder.decodeBson(bytes));
        source.position(source.position() + bytes.readerIndex());
        return value;
    }

    ByteBuf encoded(T value) {
        var bytes = Unpooled.buffer();
        BsonEncoder.encodeDocument(toDocument(value), bytes);
        return bytes;
    }

    static final class Documents extends BsonType<Document> {

        @Override
        Document toDocument(Document value) {
            return value;
        }

        @Override
        Document fromDocument(Document document) {
            return document;
        }

        @Override
        public Document[] createStorage(int size) {
            return new Document[size];
        }
    }

    static final class IndexKeys extends BsonType<KeyValue> {

        @Override
        Document toDocument(KeyValue key) {
            return new Document("values", key.stream().toList());
        }

        @Override
        KeyValue fromDocument(Document document) {
            return new KeyValue((List<?>) document.get("values"));
        }

        @Override
        public KeyValue[] createStorage(int size) {
            return new KeyValue[size];
        }

        @Override
        public int compare(KeyValue one, KeyValue other) {
            return IndexOrder.compareKeys(one.stream().toList(), other.stream().toList());
        }
    }
}
