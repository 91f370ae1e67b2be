package org.borderexchange.gateway.casework.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.borderexchange.gateway.casework.CaseActService;
import org.borderexchange.gateway.casework.document.Documents;
import org.borderexchange.gateway.casework.document.Upload;
import org.borderexchange.gateway.security.Caller;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents of cases. They are read at the hub, which keeps them. */
@RestController
@Tag(name = "Cases")
class DocumentController {

    private final CaseActService acts;
    private final Documents documents;
    private final ActAnswers answers;

    DocumentController(CaseActService acts, Documents documents, ActAnswers answers) {
        this.acts = acts;
        this.documents = documents;
        this.answers = answers;
    }

    @Operation(
            operationId = "attachDocument",
            summary = "Attach a document to a case",
            description =
                    "The body is the document. Content-Type and the extension of the name must be those of its content.")
    @PostMapping(path = ActAnswers.CASES + "/{id}/documents", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> attach(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String name,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        var subject = CaseController.existing(id);
        acts.require(subject);
        var upload = Upload.of(name, contentType, request.getContentLengthLong());
        var document = documents.take(upload, request.getInputStream(), authorization);
        var done = answers.done(CaseActKind.ATTACH_DOCUMENT, () -> acts.attach(subject, document, caller.subject()));
        var answered = JsonNodeFactory.instance.objectNode();
        answered.putObject("document")
                .put("sha256", document.sha256())
                .put("name", document.name())
                .put("mediaType", document.mediaType())
                .put("size", document.size());
        return ActAnswers.accepted(done, answered);
    }
}
