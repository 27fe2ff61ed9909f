package dev.lumed.http;

import java.time.Duration;
import java.util.OptionalLong;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Closes a connection on which no whole head of a request arrives in time: after its beginning, or after the end of the
 * last answer. A server's idle timeout does not notice one that sends a byte now and then for ever, and there are only so
 * many connections. While a request is being answered nothing is asked of the client.
 */
final class HeadDeadline extends GraphStage<BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse>> {
    private static final String TIMER = "head";

    private final Inlet<HttpRequest> requestIn = Inlet.create("HeadDeadline.requestIn");
    private final Outlet<HttpRequest> requestOut = Outlet.create("HeadDeadline.requestOut");
    private final Inlet<HttpResponse> responseIn = Inlet.create("HeadDeadline.responseIn");
    private final Outlet<HttpResponse> responseOut = Outlet.create("HeadDeadline.responseOut");
    private final Duration patience;

    HeadDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape() {
        return BidiShape.of(requestIn, requestOut, responseIn, responseOut);
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private final AsyncCallback<Boolean> streamed = createAsyncCallback(ended -> await());

        Logic() {
            super(shape());
            setHandler(requestIn, new Requests());
            setHandler(requestOut, new RequestDemand());
            setHandler(responseIn, new Responses());
            setHandler(responseOut, new ResponseDemand());
        }

        @Override
        public void preStart() {
            await();
        }

        private void await() {
            scheduleOnce(TIMER, patience);
        }

        @Override
        public void onTimer(Object timer) {
            completeStage();
        }

        private final class Requests extends AbstractInHandler {
            @Override
            public void onPush() {
                cancelTimer(TIMER);
                push(requestOut, grab(requestIn));
            }

            /** The last answer is still to come. */
            @Override
            public void onUpstreamFinish() {
                cancelTimer(TIMER);
                complete(requestOut);
            }
        }

        private final class RequestDemand extends AbstractOutHandler {
            @Override
            public void onPull() {
                pull(requestIn);
            }
        }

        private final class Responses extends AbstractInHandler {
            @Override
            public void onPush() {
                HttpResponse response = grab(responseIn);
                if (response.entity().isStrict()) {
                    push(responseOut, response);
                    await();
                } else {
                    // An event stream may go on for days, and a backup is read as fast as its client can.
                    push(responseOut, watched(response));
                }
            }

            private HttpResponse watched(HttpResponse response) {
                ResponseEntity entity = response.entity();
                Flow<ByteString, ByteString, NotUsed> watch = Flow.<ByteString>create()
                        .watchTermination((unused, end) -> {
                            end.whenComplete((done, failure) -> streamed.invoke(true));
                            return unused;
                        });
                OptionalLong length = entity.getContentLengthOption();
                return length.isPresent()
                        ? response.withEntity(HttpEntities.create(
                                entity.getContentType(),
                                length.getAsLong(),
                                entity.getDataBytes().via(watch)))
                        : response.transformEntityDataBytes(watch);
            }
        }

        private final class ResponseDemand extends AbstractOutHandler {
            @Override
            public void onPull() {
                pull(responseIn);
            }
        }
    }
}
