namespace LamPS.Model.Onnx;

/// <summary>Makes ONNX Runtime's own options from settings.</summary>
internal static unsafe class OrtSessionOptions
{
    private const int OptimizeNothing = 0;
    private const int OptimizeAll = 99;

    public static OrtHandle Create(OrtApi api, OnnxSessionSettings settings, IReadOnlyDictionary<string, OnnxTensor> initializers)
    {
        nint options;
        api.Check(((delegate* unmanaged<nint*, nint>)api[OrtFunction.CreateSessionOptions])(&options));
        var owned = new OrtHandle(api, OrtFunction.ReleaseSessionOptions, options);
        try
        {
            Apply(api, options, settings, initializers);
            return owned;
        }
        catch
        {
            owned.Dispose();
            throw;
        }
    }

    private static void Apply(OrtApi api, nint options, OnnxSessionSettings settings, IReadOnlyDictionary<string, OnnxTensor> initializers)
    {
        void Set(OrtFunction function, int value) => api.Check(((delegate* unmanaged<nint, int, nint>)api[function])(options, value));

        Set(OrtFunction.SetSessionGraphOptimizationLevel, settings.Optimize ? OptimizeAll : OptimizeNothing);
        Set(OrtFunction.SetIntraOpNumThreads, settings.Threads);
        Set(OrtFunction.SetInterOpNumThreads, 1);
        if (settings.Deterministic)
            api.Check(((delegate* unmanaged<nint, byte, nint>)api[OrtFunction.SetDeterministicCompute])(options, 1));
        if (settings.ProfilePrefix is { } prefix)
        {
            using var path = NativeText.OfPath(prefix);
            api.Check(((delegate* unmanaged<nint, byte*, nint>)api[OrtFunction.EnableProfiling])(options, path.Utf8));
        }

        Entry(api, options, "session.intra_op.allow_spinning", settings.Spin ? "1" : "0");

        // Threads wait for the next operator, not for the next run: what spins after an answer takes the processor from other models and from the application.
        Entry(api, options, "session.force_spinning_stop", "1");
        if (!ByteProducts.AreExact)
            Entry(api, options, "session.x64quantprecision", "1");
        foreach (var (key, value) in settings.Entries)
            Entry(api, options, key, value);
        foreach (var (name, tensor) in initializers)
        {
            using var text = new NativeText(name);
            using var value = tensor.Value.Borrow();
            api.Check(((delegate* unmanaged<nint, byte*, nint, nint>)api[OrtFunction.AddInitializer])(options, text.Utf8, value.Value));
        }

        if (settings.Provider is { } provider)
            Append(api, options, provider, settings.ProviderMustTakeAll);
    }

    private static void Append(OrtApi api, nint options, OnnxProvider provider, bool mustTakeAll)
    {
        if (mustTakeAll)
            Entry(api, options, "session.disable_cpu_ep_fallback", "1");
        if (provider.IsDirectMl)
        {
            // DirectML demands both.
            api.Check(((delegate* unmanaged<nint, nint>)api[OrtFunction.DisableMemPattern])(options));
            api.Check(((delegate* unmanaged<nint, int, nint>)api[OrtFunction.SetSessionExecutionMode])(options, 0));
        }

        using var texts = new NativeTexts([.. provider.Options.Keys, .. provider.Options.Values]);
        var count = provider.Options.Count;
        if (provider.Name == "CUDA")
        {
            AppendCuda(api, options, texts, count);
            return;
        }

        using var name = new NativeText(provider.Name);
        api.Check(((delegate* unmanaged<nint, byte*, nint*, nint*, nuint, nint>)api[OrtFunction.SessionOptionsAppendExecutionProvider])(
            options, name.Utf8, texts.Pointers, texts.Pointers + count, (nuint)count));
    }

    private static void AppendCuda(OrtApi api, nint options, NativeTexts texts, int count)
    {
        nint cuda;
        api.Check(((delegate* unmanaged<nint*, nint>)api[OrtFunction.CreateCudaProviderOptions])(&cuda));
        using var owned = new OrtHandle(api, OrtFunction.ReleaseCudaProviderOptions, cuda);
        api.Check(((delegate* unmanaged<nint, nint*, nint*, nuint, nint>)api[OrtFunction.UpdateCudaProviderOptions])(cuda, texts.Pointers, texts.Pointers + count, (nuint)count));
        api.Check(((delegate* unmanaged<nint, nint, nint>)api[OrtFunction.SessionOptionsAppendExecutionProviderCudaV2])(options, cuda));
    }

    private static void Entry(OrtApi api, nint options, string key, string value)
    {
        using var keyText = new NativeText(key);
        using var valueText = new NativeText(value);
        api.Check(((delegate* unmanaged<nint, byte*, byte*, nint>)api[OrtFunction.AddSessionConfigEntry])(options, keyText.Utf8, valueText.Utf8));
    }
}
