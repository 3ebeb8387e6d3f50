using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>Owns one object of ONNX Runtime, and keeps alive the objects that it can't do without.</summary>
internal sealed unsafe class OrtHandle : SafeHandle
{
    private readonly OrtApi _api;
    private readonly OrtFunction _release;
    private readonly OrtHandle[] _needs;

    /// <summary>Takes ownership.</summary>
    /// <param name="api">The library.</param>
    /// <param name="release">The function that frees the object.</param>
    /// <param name="value">The object.</param>
    /// <param name="needs">Objects that are freed only after this one.</param>
    public OrtHandle(OrtApi api, OrtFunction release, nint value, params OrtHandle[] needs)
        : base(0, ownsHandle: true)
    {
        (_api, _release, _needs) = (api, release, needs);
        foreach (var need in needs)
        {
            var added = false;
            need.DangerousAddRef(ref added);
        }

        Turn = needs.Select(need => need.Turn).FirstOrDefault(turn => turn is not null);
        SetHandle(value);
    }

    /// <summary>What its calls wait for, its release included; that of the objects that it needs.</summary>
    public Lock? Turn { get; init; }

    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps the object alive for a call, also when another thread disposes of it meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">It is gone.</exception>
    public Lease Borrow() => new(this);

    protected override bool ReleaseHandle()
    {
        using (OrtTurn.Of(Turn))
            ((delegate* unmanaged<nint, void>)_api[_release])(handle);
        foreach (var need in _needs)
            need.DangerousRelease();
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
