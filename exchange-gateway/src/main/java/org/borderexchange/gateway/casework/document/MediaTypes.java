package org.borderexchange.gateway.casework.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;

/** What a document is, by its content, and whether it is called so. Thread-safe. */
final class MediaTypes {

    private final MimeTypes known = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = known.getMediaTypeRegistry();
    private final Detector detector =
            new CompositeDetector(registry, List.of(new DefaultZipContainerDetector(), known));
    private final Set<String> taken;

    /** @param taken media types that documents may have */
    MediaTypes(List<String> taken) {
        this.taken = Set.copyOf(taken);
    }

    /**
     * The media type of a document that is what it is called.
     *
     * @throws Refused if it is called otherwise, or is none that is taken
     */
    String of(Path file, Upload upload) throws IOException {
        var found = found(file);
        var declared = declared(upload.mediaType());
        var type = isFinerText(declared, found) ? declared : found;
        var faults = new ArrayList<Fault>();
        if (!declared.equals(type)) {
            faults.add(new Fault("", "declared as " + shown(declared) + ", is " + found));
        }
        if (!extensions(type).contains(upload.extension())) {
            faults.add(new Fault("/name", "named as " + named(upload.extension()) + ", is " + found));
        }
        if (!faults.isEmpty()) {
            throw new Refused(ProblemType.DOCUMENT_MISNAMED, faults);
        }
        if (!taken.contains(type.toString())) {
            throw new Refused(ProblemType.DOCUMENT_NOT_TAKEN);
        }
        return type.toString();
    }

    /** Nothing but the content is asked: neither name nor declaration. */
    private MediaType found(Path file) throws IOException {
        try (var content = TikaInputStream.get(file)) {
            return registry.normalize(detector.detect(content, new Metadata())).getBaseType();
        } catch (LinkageError otherCompression) {
            // Libraries for some methods of compression in a zip are optional to the detector and are not here.
            return MediaType.OCTET_STREAM;
        }
    }

    private MediaType declared(String mediaType) {
        var parsed = MediaType.parse(mediaType);
        return parsed == null
                ? MediaType.OCTET_STREAM
                : registry.normalize(parsed).getBaseType();
    }

    /** Text has no marks by which its kinds could be told apart; what is a container has. */
    private boolean isFinerText(MediaType declared, MediaType found) {
        return found.equals(MediaType.TEXT_PLAIN)
                && taken.contains(declared.toString())
                && registry.isSpecializationOf(declared, found);
    }

    private List<String> extensions(MediaType type) {
        try {
            return known.forName(type.toString()).getExtensions();
        } catch (MimeTypeException unknown) {
            return List.of();
        }
    }

    private String named(String extension) throws IOException {
        var name = new Metadata();
        name.set(TikaCoreProperties.RESOURCE_NAME_KEY, "document" + extension);
        var byName = known.detect(null, name);
        return byName.equals(MediaType.OCTET_STREAM) ? "another media type" : byName.toString();
    }

    /** What a client made up is not repeated. */
    private String shown(MediaType declared) {
        return registry.getTypes().contains(declared) ? declared.toString() : "another media type";
    }
}
