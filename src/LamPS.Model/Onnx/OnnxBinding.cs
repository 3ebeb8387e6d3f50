using System.Runtime.InteropServices;
using LamPS.Core;

namespace LamPS.Model.Onnx;

/// <summary>Inputs and outputs of a run, bound by name; what stays the same from run to run is bound once.</summary>
/// <remarks>
/// On a device an input in the machine's memory is copied when it is bound, not when the model runs: bind it again after each change. Use it from one
/// thread at a time.
/// </remarks>
public sealed unsafe class OnnxBinding : IDisposable
{
    private const string TerminatedWords = "terminate flag";

    private readonly OnnxSession _session;
    private readonly OrtHandle _binding;
    private readonly Dictionary<string, OrtHold> _held = [];

    /// <summary>Makes an empty binding.</summary>
    /// <param name="session">The model.</param>
    /// <exception cref="ObjectDisposedException">The session is gone.</exception>
    public OnnxBinding(OnnxSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        using var lease = session.Handle.Borrow();
        nint binding;
        session.Api.Check(((delegate* unmanaged<nint, nint*, nint>)session.Api[OrtFunction.CreateIoBinding])(lease.Value, &binding));
        _binding = new OrtHandle(session.Api, OrtFunction.ReleaseIoBinding, binding, session.Handle);
    }

    private OrtApi Api => _session.Api;

    /// <summary>Binds an input; an earlier one of the name goes.</summary>
    /// <exception cref="LamException">The model has no such input.</exception>
    public void BindInput(string name, OnnxTensor tensor) => Bind(OrtFunction.BindInput, name, tensor, "input", _session.Inputs);

    /// <summary>Binds an output to a tensor that is there, of the shape that the model will give.</summary>
    /// <exception cref="LamException">The model has no such output.</exception>
    public void BindOutput(string name, OnnxTensor tensor) => Bind(OrtFunction.BindOutput, name, tensor, "output", _session.Outputs);

    /// <summary>Binds an output to memory that ONNX Runtime will allocate; <see cref="TakeOutputs"/> gets it.</summary>
    /// <param name="name">The output.</param>
    /// <param name="memoryName">Memory of a device (<see cref="OnnxProvider.MemoryName"/>), or empty for the machine's.</param>
    /// <exception cref="LamException">The model has no such output.</exception>
    public void BindOutput(string name, string memoryName = "")
    {
        Known(name, "output", _session.Outputs);
        using var device = memoryName.Length > 0 ? OrtMemory.Device(memoryName) : null;
        using var memory = (device ?? OrtMemory.Cpu).Borrow();
        using var binding = _binding.Borrow();
        using var text = new NativeText(name);
        Api.Check(((delegate* unmanaged<nint, byte*, nint, nint>)Api[OrtFunction.BindOutputToDevice])(binding.Value, text.Utf8, memory.Value));
        Hold(name, null);
    }

    /// <summary>Runs the model.</summary>
    /// <param name="cancellationToken">Stops the run at the next operator.</param>
    /// <exception cref="LamException">The run failed; the message has ONNX Runtime's words.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var session = _session.Handle.Borrow();
        using var binding = _binding.Borrow();
        nint status;
        if (!cancellationToken.CanBeCanceled)
        {
            status = Call(session.Value, 0, binding.Value);
        }
        else
        {
            nint created;
            Api.Check(((delegate* unmanaged<nint*, nint>)Api[OrtFunction.CreateRunOptions])(&created));
            using var options = new OrtHandle(Api, OrtFunction.ReleaseRunOptions, created);
            using var lease = options.Borrow();

            // Leaving the block waits for a callback that has begun, so the options outlive it.
            using (cancellationToken.UnsafeRegister(static state => ((OrtRun)state!).Terminate(), new OrtRun(Api, created)))
                status = Call(session.Value, lease.Value, binding.Value);
        }

        var code = Api.Read(status, out var message);
        if (code == OrtErrorCode.Ok)
            return;
        if (cancellationToken.IsCancellationRequested && message.Contains(TerminatedWords, StringComparison.OrdinalIgnoreCase))
            throw new OperationCanceledException(cancellationToken);
        throw OnnxErrors.OnnxCallFailed(code, message);
    }

    /// <summary>The outputs of the last run, in the order in which they were bound.</summary>
    /// <returns>Tensors that the caller disposes of; those bound to a tensor look at the same memory.</returns>
    public IReadOnlyList<OnnxTensor> TakeOutputs()
    {
        using var binding = _binding.Borrow();
        nint* values;
        nuint count;
        Api.Check(((delegate* unmanaged<nint, nint, nint**, nuint*, nint>)Api[OrtFunction.GetBoundOutputValues])(binding.Value, Api.Allocator, &values, &count));
        var outputs = new OnnxTensor[count];
        var taken = 0;
        try
        {
            for (; taken < outputs.Length; taken++)
                outputs[taken] = OnnxTensor.Take(Api, values[taken], _session.Handle);
            return outputs;
        }
        catch
        {
            // Take frees the value that it failed on.
            for (var i = 0; i < taken; i++)
                outputs[i].Dispose();
            for (var i = taken + 1; i < outputs.Length; i++)
                ((delegate* unmanaged<nint, void>)Api[OrtFunction.ReleaseValue])(values[i]);
            throw;
        }
        finally
        {
            if (values is not null)
                Api.Check(((delegate* unmanaged<nint, void*, nint>)Api[OrtFunction.AllocatorFree])(Api.Allocator, values));
        }
    }

    /// <summary>Frees the binding, not the tensors.</summary>
    public void Dispose()
    {
        _binding.Dispose();
        foreach (var held in _held.Values)
            held.Dispose();
        _held.Clear();
    }

    private nint Call(nint session, nint options, nint binding)
    {
        using var turn = OrtTurn.Of(_session.Handle.Turn);
        return ((delegate* unmanaged<nint, nint, nint, nint>)Api[OrtFunction.RunWithBinding])(session, options, binding);
    }

    private void Bind(OrtFunction function, string name, OnnxTensor tensor, string kind, IReadOnlyList<OnnxTensorInfo> known)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Known(name, kind, known);
        using var value = tensor.Value.Borrow();
        using var binding = _binding.Borrow();
        using var text = new NativeText(name);
        using (OrtTurn.Of(_session.Handle.Turn))
            Api.Check(((delegate* unmanaged<nint, byte*, nint, nint>)Api[function])(binding.Value, text.Utf8, value.Value));
        Hold(name, tensor.Value);
    }

    private sealed class OrtRun(OrtApi api, nint options)
    {
        public void Terminate() => api.Check(((delegate* unmanaged<nint, nint>)api[OrtFunction.RunOptionsSetTerminate])(options));
    }

    // ONNX Runtime counts its own values; the memory behind a view, and the allocator of a device, are ours to keep.
    private void Hold(string name, OrtHandle? value)
    {
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_held, name, out _);
        var old = held;
        held = value is null ? null : new OrtHold(value);
        old?.Dispose();
        if (held is null)
            _held.Remove(name);
    }

    // Checked here so that the error can say which names there are.
    private static void Known(string name, string kind, IReadOnlyList<OnnxTensorInfo> known)
    {
        foreach (var tensor in known)
        {
            if (tensor.Name == name)
                return;
        }

        throw OnnxErrors.UnknownTensorName(name, kind, known.Select(t => t.Name));
    }
}
