package org.borderexchange.cases.attachment.store;

import static org.borderexchange.cases.store.StoreCalls.call;
import static org.borderexchange.cases.store.StoreCalls.run;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.borderexchange.cases.attachment.Attachments;
import org.borderexchange.cases.attachment.ContentHash;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.schemas.topic.CountryCode;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GridFS bucket {@code attachments}, and {@code attachment_hashes}: {@code {_id: <SHA-256>, file, broughtAt, broughtBy: [country]}}, whose unique id makes sure that equal
 * bytes are kept once. Bytes are written under an id of their own before anybody can find them by a hash that is still to be proven.
 */
final class GridFsAttachments implements Attachments {

    private static final Logger log = LoggerFactory.getLogger(GridFsAttachments.class);
    private static final String BUCKET = "attachments";
    private static final String ID = "_id";
    private static final String FILE = "file";
    private static final String BROUGHT_AT = "broughtAt";
    private static final String BROUGHT_BY = "broughtBy";
    private static final String FILES_ID = "files_id";
    private static final int BUFFER = 64 * 1024;

    private final GridFSBucket bucket;
    private final MongoCollection<Document> hashes;
    private final MongoCollection<Document> chunks;
    private final Clock clock;

    GridFsAttachments(MongoDatabase database, Clock clock) {
        var durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.bucket = GridFSBuckets.create(durable, BUCKET);
        this.hashes = durable.getCollection("attachment_hashes");
        this.chunks = durable.getCollection(BUCKET + ".chunks");
        this.clock = clock;
    }

    @Override
    public Kept keep(ContentHash hash, InputStream bytes, long mostBytes, CountryCode by) throws IOException {
        var upload = call(() -> bucket.openUploadStream(hash.sha256()));
        try {
            var kept = upload(hash, bytes, mostBytes, upload);
            if (kept == Kept.KEPT) {
                upload.close();
                name(hash, upload.getObjectId(), by);
            } else {
                upload.abort();
            }
            return kept;
        } catch (IOException cutOff) {
            abandon(upload);
            throw cutOff;
        } catch (MongoException failure) {
            abandon(upload);
            throw new Unavailable("store unavailable", failure);
        }
    }

    private static Kept upload(ContentHash hash, InputStream bytes, long mostBytes, OutputStream upload)
            throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER];
        long size = 0;
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            size += read;
            if (size > mostBytes) {
                return Kept.TOO_LARGE;
            }
            digest.update(buffer, 0, read);
            upload.write(buffer, 0, read);
        }
        return ContentHash.of(digest).equals(hash) ? Kept.KEPT : Kept.WRONG_HASH;
    }

    /** What cannot be removed now is found by the sweep. */
    private static void abandon(GridFSUploadStream upload) {
        try {
            upload.abort();
        } catch (MongoException later) {
            log.debug("an upload that was cut off left something");
        }
    }

    /** Whoever comes first is kept; the sweep may take it away in between. */
    private void name(ContentHash hash, ObjectId file, CountryCode by) {
        var now = Date.from(clock.instant());
        while (!isNamed(hash, file, now, by)) {
            var held = hashes.updateOne(
                    new Document(ID, hash.sha256()),
                    new Document("$set", new Document(BROUGHT_AT, now))
                            .append("$addToSet", new Document(BROUGHT_BY, by.value())));
            if (held.getMatchedCount() == 1) {
                bucket.delete(file);
                return;
            }
        }
    }

    private boolean isNamed(ContentHash hash, ObjectId file, Date now, CountryCode by) {
        try {
            hashes.insertOne(new Document(ID, hash.sha256())
                    .append(FILE, file)
                    .append(BROUGHT_AT, now)
                    .append(BROUGHT_BY, List.of(by.value())));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    public Optional<Content> open(ContentHash hash, Collection<CountryCode> attachedBy) {
        var theirs = new Document(ID, hash.sha256())
                .append(
                        BROUGHT_BY,
                        new Document(
                                "$in",
                                attachedBy.stream().map(CountryCode::value).toList()));
        return call(() -> Optional.ofNullable(hashes.find(theirs).first())
                .map(named -> bucket.openDownloadStream(named.getObjectId(FILE)))
                .map(stream -> new Content(stream.getGridFSFile().getLength(), stream)));
    }

    @Override
    public List<Held> broughtBefore(Instant time, Optional<ContentHash> after, int limit) {
        return call(() -> {
            var criteria = new Document(BROUGHT_AT, new Document("$lt", Date.from(time)));
            after.ifPresent(hash -> criteria.append(ID, new Document("$gt", hash.sha256())));
            return hashes.find(criteria)
                    .sort(new Document(ID, 1))
                    .limit(limit)
                    .map(named -> new Held(
                            new ContentHash(named.getString(ID)),
                            named.getDate(BROUGHT_AT).toInstant()))
                    .into(new ArrayList<>());
        });
    }

    @Override
    public void remove(Held held) {
        run(() -> {
            var gone = hashes.findOneAndDelete(
                    new Document(ID, held.hash().sha256()).append(BROUGHT_AT, Date.from(held.broughtAt())));
            if (gone != null) {
                bucket.delete(gone.getObjectId(FILE));
            }
        });
    }

    /** Files whose hash names another one or none, and chunks whose file was never finished. Ids tell by the wall clock when an upload began. */
    @Override
    public void removeRemains(Instant before) {
        run(() -> {
            var old = new Document("$lt", ObjectId.getSmallestWithDate(Date.from(before)));
            var named = new HashSet<ObjectId>();
            hashes.find().projection(new Document(FILE, 1)).forEach(hash -> named.add(hash.getObjectId(FILE)));
            var files = bucket.find(new Document(ID, old))
                    .map(GridFSFile::getObjectId)
                    .into(new HashSet<>());
            files.stream().filter(file -> !named.contains(file)).forEach(bucket::delete);
            chunks
                    .find(new Document(FILES_ID, old).append("n", 0))
                    .projection(new Document(FILES_ID, 1))
                    .map(chunk -> chunk.getObjectId(FILES_ID))
                    .into(new HashSet<>())
                    .stream()
                    .filter(file -> !files.contains(file))
                    .forEach(file -> chunks.deleteMany(new Document(FILES_ID, file)));
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new IllegalStateException(everyJavaPlatformHasIt);
        }
    }
}
