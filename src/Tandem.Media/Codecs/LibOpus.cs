namespace Tandem.Media.Codecs;

using System.Runtime.InteropServices;

/// <summary>What of libopus 1.3 is used (see decision 0017).</summary>
internal static unsafe partial class LibOpus
{
    public const int Voip = 2048;
    public const int SetBitrate = 4002;
    public const int SetComplexity = 4010;
    public const int SetInbandFec = 4012;
    public const int SetLossPercent = 4014;
    public const int SetSignal = 4024;
    public const int SignalVoice = 3001;
    private const string Library = "libopus.so.0";

    /// <summary>It is installed.</summary>
    public static bool IsThere { get; } = NativeLibrary.TryLoad(Library, out _);

    [LibraryImport(Library, EntryPoint = "opus_encoder_create")]
    public static partial OpusEncoderHandle CreateEncoder(int rate, int channels, int application, out int error);

    [LibraryImport(Library, EntryPoint = "opus_encoder_destroy")]
    public static partial void DestroyEncoder(nint encoder);

    [LibraryImport(Library, EntryPoint = "opus_encoder_ctl")]
    public static partial int Set(OpusEncoderHandle encoder, int request, int value);

    [LibraryImport(Library, EntryPoint = "opus_encode")]
    public static partial int Encode(OpusEncoderHandle encoder, short* samples, int count, byte* packet, int room);

    [LibraryImport(Library, EntryPoint = "opus_decoder_create")]
    public static partial OpusDecoderHandle CreateDecoder(int rate, int channels, out int error);

    [LibraryImport(Library, EntryPoint = "opus_decoder_destroy")]
    public static partial void DestroyDecoder(nint decoder);

    [LibraryImport(Library, EntryPoint = "opus_decode")]
    public static partial int Decode(OpusDecoderHandle decoder, byte* packet, int length, short* samples, int room, int isForward);

    [LibraryImport(Library, EntryPoint = "opus_repacketizer_get_size")]
    public static partial int RepacketizerBytes();

    [LibraryImport(Library, EntryPoint = "opus_repacketizer_init")]
    public static partial nint BeginPacket(byte* state);

    [LibraryImport(Library, EntryPoint = "opus_repacketizer_cat")]
    public static partial int Join(byte* state, byte* packet, int length);

    [LibraryImport(Library, EntryPoint = "opus_repacketizer_out")]
    public static partial int EndPacket(byte* state, byte* packet, int room);

    [LibraryImport(Library, EntryPoint = "opus_packet_get_nb_samples")]
    public static partial int SamplesOf(byte* packet, int length, int rate);
}

/// <summary>An encoder of libopus.</summary>
internal sealed class OpusEncoderHandle() : SafeHandle(0, true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibOpus.DestroyEncoder(handle);
        return true;
    }
}

/// <summary>A decoder of libopus.</summary>
internal sealed class OpusDecoderHandle() : SafeHandle(0, true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibOpus.DestroyDecoder(handle);
        return true;
    }
}
