using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>Owns one object of ONNX Runtime.</summary>
internal sealed unsafe class OrtHandle : SafeHandle
{
    private readonly OrtApi _api;
    private readonly OrtFunction _release;

    public OrtHandle(OrtApi api, OrtFunction release, nint value)
        : base(0, ownsHandle: true)
    {
        _api = api;
        _release = release;
        SetHandle(value);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps the object alive for a call, also when another thread disposes of it meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">It is gone.</exception>
    public Lease Borrow() => new(this);

    protected override bool ReleaseHandle()
    {
        ((delegate* unmanaged<nint, void>)_api[_release])(handle);
        return true;
    }

    /// <summary>A use of the object; ends with <see cref="Dispose"/>.</summary>
    internal readonly ref struct Lease
    {
        private readonly OrtHandle _owner;

        public Lease(OrtHandle owner)
        {
            _owner = owner;
            var added = false;
            owner.DangerousAddRef(ref added);
        }

        public nint Value => _owner.handle;

        public void Dispose() => _owner.DangerousRelease();
    }
}
