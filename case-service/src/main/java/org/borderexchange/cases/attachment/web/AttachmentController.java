package org.borderexchange.cases.attachment.web;

import static org.springframework.http.HttpHeaders.CACHE_CONTROL;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.borderexchange.cases.attachment.Attachments;
import org.borderexchange.cases.attachment.ContentHash;
import org.borderexchange.cases.casefile.CaseView;
import org.borderexchange.cases.casefile.Cases;
import org.borderexchange.cases.problem.Fault;
import org.borderexchange.cases.problem.ProblemType;
import org.borderexchange.cases.problem.Refused;
import org.borderexchange.cases.security.Caller;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.wire.CaseDocument;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bytes come in under their hash, before an act names them, and go out only to whoever sees a case that names them. */
@RestController
@Tag(name = "Documents")
class AttachmentController {

    /** A client that is answered before it has sent everything often sees a broken connection and not the answer. */
    private static final long HEARD_OUT_BEYOND = 16L * 1024 * 1024;

    private final Attachments attachments;
    private final Cases cases;
    private final AttachmentProperties properties;

    AttachmentController(Attachments attachments, Cases cases, AttachmentProperties properties) {
        this.attachments = attachments;
        this.cases = cases;
        this.properties = properties;
    }

    @Operation(
            operationId = "bringAttachment",
            summary =
                    "Brings the bytes of a document, at most 50 MB; answers the same whether they were here before or not")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @PutMapping("/api/v1/attachments/{sha256}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bring(
            @PathVariable String sha256,
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var by = caller.country().orElseThrow(() -> new Refused(ProblemType.FORBIDDEN));
        var hash = ContentHash.parse(sha256)
                .orElseThrow(() -> new Refused(
                        List.of(new Fault("/sha256", "SHA-256 of the bytes, 64 lower-case hexadecimal digits"))));
        var body = request.getInputStream();
        var most = properties.mostSize().toBytes();
        var kept = request.getContentLengthLong() > most
                ? Attachments.Kept.TOO_LARGE
                : attachments.keep(hash, body, most, by);
        switch (kept) {
            case KEPT -> {}
            case WRONG_HASH -> throw new Refused(ProblemType.WRONG_HASH);
            case TOO_LARGE -> {
                hearOut(body, most + HEARD_OUT_BEYOND);
                throw new Refused(ProblemType.CONTENT_TOO_LARGE);
            }
        }
    }

    private static void hearOut(InputStream body, long most) throws IOException {
        var buffer = new byte[64 * 1024];
        long heard = 0;
        for (int read = 0; read >= 0 && heard < most; read = body.read(buffer)) {
            heard += read;
        }
    }

    @Operation(
            operationId = "readDocument",
            summary = "The bytes of a document that a case names which the caller may see")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/api/v1/cases/{id}/documents/{sha256}")
    ResponseEntity<Resource> read(
            @PathVariable String id, @PathVariable String sha256, @Parameter(hidden = true) Caller caller) {
        var view = view(id, caller).orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
        var document = named(view, sha256).orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
        var content = ContentHash.parse(sha256)
                .flatMap(hash -> attachments.open(hash, attachedBy(view, sha256)))
                .orElseThrow(() -> new Refused(ProblemType.BYTES_NOT_HERE));
        return ResponseEntity.ok()
                .contentType(mediaType(document))
                .contentLength(content.size())
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename(FileName.safe(document.getName()), StandardCharsets.UTF_8)
                        .build()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(CACHE_CONTROL, "no-store")
                .body(new InputStreamResource(content.bytes()));
    }

    /** The hub's analysts see no documents: what participants write is theirs. */
    private Optional<CaseView> view(String id, Caller caller) {
        return caller.country()
                .flatMap(country -> CaseId.parse(id).flatMap(subject -> cases.find(subject, Optional.of(country))));
    }

    private static Optional<CaseDocument> named(CaseView view, String sha256) {
        return view.content().orElseThrow().getDocuments().stream()
                .filter(document -> document.getSha256().equals(sha256))
                .findFirst();
    }

    /** As the history tells that comes with the file; until it has come, nobody. */
    private Set<CountryCode> attachedBy(CaseView view, String sha256) {
        var subjects = new ArrayList<>(view.content().orElseThrow().getMergedFrom());
        subjects.add(view.subject());
        return cases.entries(subjects, view.country()).stream()
                .filter(entry -> entry.attaches(sha256))
                .flatMap(entry -> entry.key().speaker().stream())
                .collect(Collectors.toSet());
    }

    private static MediaType mediaType(CaseDocument document) {
        try {
            var type = MediaType.parseMediaType(document.getMediaType());
            return type.isConcrete() ? type : MediaType.APPLICATION_OCTET_STREAM;
        } catch (InvalidMediaTypeException none) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
