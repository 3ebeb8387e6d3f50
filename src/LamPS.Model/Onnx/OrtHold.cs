namespace LamPS.Model.Onnx;

/// <summary>Keeps a value's memory alive for as long as something else looks at it.</summary>
internal sealed class OrtHold : IDisposable
{
    private OrtHandle? _handle;

    public OrtHold(OrtHandle handle)
    {
        var added = false;
        handle.DangerousAddRef(ref added);
        _handle = handle;
    }

    // A handle is finalized after ordinary objects, so it is still good here.
    ~OrtHold() => Release();

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release() => Interlocked.Exchange(ref _handle, null)?.DangerousRelease();
}
