using LamPS.Core;

namespace LamPS.Model.Onnx;

/// <summary>A loaded model. Runs may go on several threads at once.</summary>
public sealed unsafe class OnnxSession : IDisposable
{
    private const string InMemory = "(in memory)";

    private readonly OrtHandle _session;
    private readonly string _memoryName;
    private readonly Lock _gate = new();
    private OrtHandle? _allocator;

    private OnnxSession(OrtApi api, nint session, OnnxSessionSettings settings, Lock? turn, IEnumerable<OnnxTensor> initializers)
    {
        Api = api;
        _session = new OrtHandle(api, OrtFunction.ReleaseSession, session, [.. initializers.Select(tensor => tensor.Value)]) { Turn = turn };
        _memoryName = settings.Provider?.MemoryName ?? "";
        Inputs = Describe(session, OrtFunction.SessionGetInputCount, OrtFunction.SessionGetInputName, OrtFunction.SessionGetInputTypeInfo);
        Outputs = Describe(session, OrtFunction.SessionGetOutputCount, OrtFunction.SessionGetOutputName, OrtFunction.SessionGetOutputTypeInfo);
    }

    /// <summary>What the model takes.</summary>
    public IReadOnlyList<OnnxTensorInfo> Inputs { get; }

    /// <summary>What the model gives.</summary>
    public IReadOnlyList<OnnxTensorInfo> Outputs { get; }

    internal OrtApi Api { get; }

    internal OrtHandle Handle => _session;

    /// <summary>Loads a model from a file; external data is looked for beside it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">How to run it.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">There is no ONNX Runtime, or the model can't be loaded; the message has ONNX Runtime's words.</exception>
    public static OnnxSession Load(string path, OnnxSessionSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var api = OrtApi.Instance;
        if (!File.Exists(path))
            throw OnnxErrors.ModelFileNotUsable(path, "there is no such file");
        OnnxModelFile.Check(path, settings.Provider);
        return Create(
            api,
            path,
            settings,
            (options, session) =>
            {
                using var text = NativeText.OfPath(Path.GetFullPath(path));
                return ((delegate* unmanaged<nint, byte*, nint, nint*, nint>)api[OrtFunction.CreateSession])(api.OrtEnvironment, text.Utf8, options, (nint*)session);
            },
            cancellationToken);
    }

    /// <summary>Loads a model from memory; it can't have external data.</summary>
    /// <param name="model">The bytes of the model file; not needed any more afterwards.</param>
    /// <param name="settings">How to run it.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">There is no ONNX Runtime, or the model can't be loaded; the message has ONNX Runtime's words.</exception>
    public static OnnxSession Load(ReadOnlyMemory<byte> model, OnnxSessionSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var api = OrtApi.Instance;
        OnnxModelFile.Check(model, InMemory, settings.Provider);
        return Create(
            api,
            InMemory,
            settings,
            (options, session) =>
            {
                using var pin = model.Pin();
                return ((delegate* unmanaged<nint, void*, nuint, nint, nint*, nint>)api[OrtFunction.CreateSessionFromArray])(
                    api.OrtEnvironment, pin.Pointer, (nuint)model.Length, options, (nint*)session);
            },
            cancellationToken);
    }

    /// <summary>Runs the model once.</summary>
    /// <param name="inputs">Tensors by the names of inputs.</param>
    /// <param name="outputs">Names of the wanted outputs; all of them when empty.</param>
    /// <param name="cancellationToken">Stops the run at the next operator.</param>
    /// <returns>The outputs in that order, in the machine's memory; the caller disposes of them.</returns>
    /// <exception cref="LamException">A name is unknown, or the run failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<OnnxTensor> Run(IReadOnlyDictionary<string, OnnxTensor> inputs, IReadOnlyList<string> outputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        using var binding = new OnnxBinding(this);
        foreach (var (name, tensor) in inputs)
            binding.BindInput(name, tensor);
        foreach (var name in outputs.Count > 0 ? outputs : [.. Outputs.Select(o => o.Name)])
            binding.BindOutput(name);
        binding.Run(cancellationToken);
        return binding.TakeOutputs();
    }

    /// <summary>Ends profiling.</summary>
    /// <returns>The file with the profile.</returns>
    /// <exception cref="LamException">The session wasn't loaded with <see cref="OnnxSessionSettings.ProfilePrefix"/>.</exception>
    public string EndProfiling()
    {
        using var session = _session.Borrow();
        byte* path;
        Api.Check(((delegate* unmanaged<nint, nint, byte**, nint>)Api[OrtFunction.SessionEndProfiling])(session.Value, Api.Allocator, &path));
        return Api.TakeString(path);
    }

    /// <summary>Unloads the model once nothing uses it any more: runs, bindings, and tensors on its device.</summary>
    public void Dispose()
    {
        _allocator?.Dispose();
        _session.Dispose();
    }

    /// <summary>Allocates in the memory of the session's device; shared, and kept alive by what was allocated.</summary>
    internal OrtHandle DeviceAllocator()
    {
        // The turn first: who holds it may need the allocator as well.
        using var turn = OrtTurn.Of(_session.Turn);
        lock (_gate)
            return _allocator ??= CreateAllocator();
    }

    private static OnnxSession Create(OrtApi api, string what, OnnxSessionSettings settings, Func<nint, nint, nint> create, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // ONNX Runtime takes weights only in memory that it doesn't own, and wants value and memory to outlive the session.
        Dictionary<string, OnnxTensor> initializers = [];
        var turn = settings.Provider?.NewTurn();
        try
        {
            foreach (var (name, tensor) in settings.Initializers)
                initializers[name] = tensor.View(0, [.. tensor.Shape]);
            using var options = OrtSessionOptions.Create(api, settings, initializers);
            nint session = 0;
            nint status;
            using (var lease = options.Borrow())
            using (cancellationToken.UnsafeRegister(_ => Cancel(api, options), null))
            using (OrtTurn.Of(turn))
                status = create(lease.Value, (nint)(&session));
            var code = api.Read(status, out var message);
            if (code == OrtErrorCode.Ok)
                return new OnnxSession(api, session, settings, turn, initializers.Values);
            cancellationToken.ThrowIfCancellationRequested();
            throw OnnxErrors.ModelFileNotUsable(what, $"{OnnxErrors.Words(message).TrimEnd('.')} ({code})");
        }
        finally
        {
            // The session keeps what it uses.
            foreach (var initializer in initializers.Values)
                initializer.Dispose();
        }
    }

    private OrtHandle CreateAllocator()
    {
        using var memory = OrtMemory.Device(_memoryName.Length > 0 ? _memoryName : "Cpu");
        using var info = memory.Borrow();
        using var session = _session.Borrow();
        nint allocator;
        Api.Check(((delegate* unmanaged<nint, nint, nint*, nint>)Api[OrtFunction.CreateAllocator])(session.Value, info.Value, &allocator));
        return new OrtHandle(Api, OrtFunction.ReleaseAllocator, allocator, _session);
    }

    private static void Cancel(OrtApi api, OrtHandle options)
    {
        using var lease = options.Borrow();
        api.Check(((delegate* unmanaged<nint, byte, nint>)api[OrtFunction.SessionOptionsSetLoadCancellationFlag])(lease.Value, 1));
    }

    private OnnxTensorInfo[] Describe(nint session, OrtFunction countOf, OrtFunction nameOf, OrtFunction typeOf)
    {
        nuint count;
        Api.Check(((delegate* unmanaged<nint, nuint*, nint>)Api[countOf])(session, &count));
        var described = new OnnxTensorInfo[count];
        for (nuint i = 0; i < count; i++)
        {
            byte* name;
            Api.Check(((delegate* unmanaged<nint, nuint, nint, byte**, nint>)Api[nameOf])(session, i, Api.Allocator, &name));
            var text = Api.TakeString(name);
            nint type;
            Api.Check(((delegate* unmanaged<nint, nuint, nint*, nint>)Api[typeOf])(session, i, &type));
            described[i] = OrtShapes.ReadTypeInfo(Api, type, text);
        }

        return described;
    }
}
