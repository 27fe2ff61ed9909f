package dev.lumed.demo.line;

import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/** Sits between the TCP connection and HTTP, and does to the bytes what its {@link Line} is told. */
public final class LineStage extends GraphStage<BidiShape<ByteString, ByteString, ByteString, ByteString>> {

    private final Line line;
    private final Inlet<ByteString> fromClient = Inlet.create("Line.fromClient");
    private final Outlet<ByteString> toServer = Outlet.create("Line.toServer");
    private final Inlet<ByteString> fromServer = Inlet.create("Line.fromServer");
    private final Outlet<ByteString> toClient = Outlet.create("Line.toClient");
    private final BidiShape<ByteString, ByteString, ByteString, ByteString> shape =
            new BidiShape<>(fromClient, toServer, fromServer, toClient);

    public LineStage(Line line) {
        this.line = line;
    }

    @Override
    public BidiShape<ByteString, ByteString, ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new LineLogic(shape, line);
    }
}
