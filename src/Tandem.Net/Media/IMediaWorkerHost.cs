namespace Tandem.Net.Media;

using Tandem.Engine.Ports;
using Tandem.Media;
using Tandem.Media.Recording;

/// <summary>Whom a media worker tells. Called on the worker's thread; must not block.</summary>
internal interface IMediaWorkerHost
{
    void OnMedia(int worker, MediaEvent happened);

    void OnPortsBound(PortPair[] pairs);

    void Move(SocketPair pair, int toWorker);

    bool OpenTap(RecordingTap tap);

    void OnFailure(string where, Exception failure);
}
